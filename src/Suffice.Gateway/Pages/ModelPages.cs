using Suffice.Dashboard.Models;

namespace Suffice.Gateway.Pages;

/// <summary>Maps the pages of models.</summary>
internal static class ModelPages
{
    /// <summary>Maps them; <c>/api/models</c> is the plain list, these are what became of it.</summary>
    /// <param name="pages">Where.</param>
    public static void Map(PageMap pages)
    {
        ModelsReading models = pages.Part<ModelsReading>();
        pages.Page("/models", "/api/drift", "Models: prices with their sources and dates, retirement, spending, and whether they are still what was measured.", new PageKind<ModelsFigures>
        {
            Section = "models",
            Component = typeof(ModelsPage),
            Title = _ => "Models",
            Read = asked => models.Read(asked.Period),
            Tables = figures => ModelTables.Of(figures),
            HasPeriod = true,
        });
        pages.Page("/models/{name}", "/api/drift/{name}", "One model: every dated price, pin, retirement, spending, canaries, shadows, breakers.", new PageKind<ModelFigures>
        {
            Section = "models",
            Component = typeof(ModelPage),
            Title = figures => figures.Name,
            Read = asked => models.Read(asked.Route(), asked.Period),
            Tables = figures => ModelTables.Of(figures),
            HasPeriod = true,
            Absent = asked => $"The policy knows no model \"{asked.Route()}\"; /models lists those it knows.",
        });
    }
}
