using Suffice.Dashboard.Evals;
using Suffice.Gateway.Api;

namespace Suffice.Gateway.Pages;

/// <summary>Maps the pages of eval runs.</summary>
internal static class EvalPages
{
    private static readonly QueryParameter Task = new("task", "Only runs of this task.");
    private static readonly QueryParameter Page = new("page", "Which part of the list, from 1.", QueryForm.Number) { Least = 1, Most = 1_000_000, Default = "1" };
    private static readonly QueryParameter Item = new("item", "An item to look at: every answer to it, side by side.");
    private static readonly QueryParameter Kind = new("kind", "Only items of this kind; without it, all, differences first.", QueryForm.Word) { Words = ItemKinds.Words };

    /// <summary>Maps them.</summary>
    /// <param name="pages">Where.</param>
    public static void Map(PageMap pages)
    {
        EvalsReading all = pages.Part<EvalsReading>();
        EvalRunReading one = pages.Part<EvalRunReading>();
        pages.Page("/evals", "/api/evals", "Runs of suffice eval: models with their pass rates and intervals, verdicts, cost.", new PageKind<EvalsFigures>
        {
            Section = "evals",
            Component = typeof(EvalsPage),
            Title = figures => figures.Task is null ? "Evals" : $"Evals of {figures.Task}",
            Read = asked => all.Read(asked.Query.Text(Task) is { Length: > 0 } task ? task : null, asked.Query.Number(Page) ?? 1, asked.Cancelled),
            Tables = figures => EvalsTables.Of(figures),
            Parameters = [Task, Page],
        });
        pages.Page("/evals/{name}", "/api/evals/{name}", "One run: its verdicts in words, each model's figures, and its items, differences first.", new PageKind<EvalRunFigures>
        {
            Section = "evals",
            Component = typeof(EvalRunPage),
            Title = figures => figures.Run.Run,
            Read = asked => one.Read(asked.Route(), FilterOf(asked)),
            Tables = figures => EvalRunTables.Of(figures),
            Parameters = [Kind, Page, Item],
            Absent = asked => $"There is no eval run \"{asked.Route()}\"; /evals lists those there are.",
        });
    }

    // What was asked and answered is for those who may review, in either form; a file of a table is of all of it.
    private static EvalRunFilter FilterOf(PageQuestion asked) => new()
    {
        Kind = asked.Query.Read<int>(Kind, word => ItemKinds.Words.IndexOf(word) is >= 0 and int at ? at : null, $"is none of {string.Join(", ", ItemKinds.Words)}") is { } kind ? ItemKinds.Words[kind] : null,
        Page = asked.Query.Number(Page) ?? 1,
        Most = asked.Context.Request.Query.ContainsKey("csv") ? int.MaxValue : EvalRunFilter.UsualItems,
        Item = asked.Query.Text(Item),
        WithTexts = asked.Caller.MayReadContent,
    };
}
