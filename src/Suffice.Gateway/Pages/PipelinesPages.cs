using Suffice.Dashboard.Pipelines;

namespace Suffice.Gateway.Pages;

/// <summary>Maps pipelines.</summary>
internal static class PipelinesPages
{
    private const string Section = "pipelines";

    /// <summary>Maps them.</summary>
    /// <param name="pages">Where.</param>
    public static void Map(PageMap pages)
    {
        PipelinesReading all = pages.Part<PipelinesReading>();
        pages.Page("/pipelines", "/api/pipelines", "Each pipeline of the policy and of the ledger: what a run costs, before and after.", new PageKind<PipelinesFigures>
        {
            Section = Section,
            Component = typeof(PipelinesPage),
            Title = _ => "Pipelines",
            Read = asked => all.Read(asked.Period),
            Tables = figures => PipelinesTables.Of(figures),
            HasPeriod = true,
        });
        PipelineReading one = pages.Part<PipelineReading>();
        pages.Page("/pipelines/{name}", "/api/pipelines/{name}", "One pipeline: the bill of its runs, step by step, beside its plan where there is one.", new PageKind<PipelineFigures>
        {
            Section = Section,
            Component = typeof(PipelinePage),
            Title = figures => figures.Name,
            Read = asked => one.Read(asked.Route(), asked.Period) is not { } read ? null : asked.Caller.MayReadContent ? read : read.Withheld(),
            Tables = figures => PipelinesTables.Of(figures),
            HasPeriod = true,
            Absent = asked => $"Neither the policy nor the ledger knows a pipeline \"{asked.Route()}\"; /pipelines lists them.",
        });
    }
}
