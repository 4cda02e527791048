using Suffice.Evaluation.Runs;

namespace Suffice.Evaluation.Reports;

/// <summary>The items of a run, those first that a person should look at: the cheap model wrong and the last right, then other differences, then errors.</summary>
internal static class RunDifferences
{
    /// <summary>All items, differences first.</summary>
    public static IEnumerable<ItemResults> Ordered(EvalRun run)
    {
        ILookup<string, EvalResult> results = run.Results.ToLookup(result => result.Item, StringComparer.Ordinal);
        string[] models = [.. run.Head.Models.Select(model => model.Name)];
        return run.Items
            .Select(item => new ItemResults(item, [.. results[item.Id].OrderBy(result => result.Repeat).ThenBy(result => Array.IndexOf(models, result.Model))], models))
            .OrderBy(item => item.Kind);
    }

    /// <summary>The names of the items, by what there is to see.</summary>
    public static DifferenceReport Summary(EvalRun run)
    {
        ILookup<ItemKind, string> kinds = Ordered(run).ToLookup(item => item.Kind, item => item.Item.Id);
        return new DifferenceReport([.. kinds[ItemKind.CheapWrong]], [.. kinds[ItemKind.CheapBetter]], [.. kinds[ItemKind.Mixed]], [.. kinds[ItemKind.Error]], [.. kinds[ItemKind.AllFailed]]);
    }
}
