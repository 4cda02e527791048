using System.Collections.Immutable;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Statistics.Significance;

namespace Suffice.Evaluation.Reports;

/// <summary>One model in two runs, on the items of both; an item passes when it passed in most of its repeats.</summary>
/// <param name="Model">The model in this run.</param>
/// <param name="EarlierModel">The model in the earlier run.</param>
/// <param name="Items">Items that both have a verdict on.</param>
/// <param name="Better">Items that failed before and pass now.</param>
/// <param name="Worse">Items that passed before and fail now.</param>
/// <param name="Difference">Share of items that pass now less the share before.</param>
/// <param name="Difference95">Its 95% interval (Tango); <see langword="null"/> without items.</param>
/// <param name="PValue">The exact paired p-value of "nothing changed" (McNemar); <see langword="null"/> without items.</param>
public sealed record ModelComparison(
    string Model, string EarlierModel, int Items, ImmutableArray<string> Better, ImmutableArray<string> Worse, double Difference, Interval? Difference95, double? PValue)
{
    internal static ModelComparison Of(string model, string earlierModel, HashSet<string> items, EvalRun run, EvalRun earlier)
    {
        Dictionary<string, bool> now = Passes(run, model, items);
        Dictionary<string, bool> before = Passes(earlier, earlierModel, items);
        (string Id, bool Now, bool Before)[] pairs = [.. run.Items.Select(item => item.Id).Where(id => now.ContainsKey(id) && before.ContainsKey(id)).Select(id => (id, now[id], before[id]))];
        PairedTable table = PairedTable.Of(pairs.Select(pair => (pair.Now, pair.Before)));
        return new ModelComparison(
            model,
            earlierModel,
            pairs.Length,
            [.. pairs.Where(pair => pair is { Now: true, Before: false }).Select(pair => pair.Id)],
            [.. pairs.Where(pair => pair is { Now: false, Before: true }).Select(pair => pair.Id)],
            table.Difference,
            pairs.Length > 0 ? TangoInterval.Of(table) : null,
            pairs.Length > 0 ? McNemarTest.ExactP(table) : null);
    }

    private static Dictionary<string, bool> Passes(EvalRun run, string model, HashSet<string> items) => run.Of(model)
        .Where(result => !result.IsError && items.Contains(result.Item))
        .GroupBy(result => result.Item, StringComparer.Ordinal)
        .ToDictionary(item => item.Key, item => item.Average(result => result.Passed == true ? 1.0 : 0) > 0.5, StringComparer.Ordinal);
}
