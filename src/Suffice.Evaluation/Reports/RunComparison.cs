using System.Collections.Immutable;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Statistics;

namespace Suffice.Evaluation.Reports;

/// <summary>How a run stands to an earlier one of the same items.</summary>
/// <param name="Earlier">The earlier run's name.</param>
/// <param name="Models">Each model that is in both, or the first of each run where none is.</param>
/// <param name="New">Items that the earlier run did not have.</param>
/// <param name="Gone">Items that this run does not have.</param>
/// <param name="Changed">Items whose call or reference is another by now; they are not compared.</param>
public sealed record RunComparison(
    string Earlier, ImmutableArray<ModelComparison> Models, ImmutableArray<string> New, ImmutableArray<string> Gone, ImmutableArray<string> Changed)
{
    /// <summary>Compares.</summary>
    /// <param name="run">The run.</param>
    /// <param name="earlier">The earlier one.</param>
    /// <returns>What got better, worse, new and gone.</returns>
    public static RunComparison Of(EvalRun run, EvalRun earlier)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(earlier);
        Dictionary<string, EvalRunItem> before = earlier.Items.ToDictionary(item => item.Id, StringComparer.Ordinal);
        Dictionary<string, EvalRunItem> now = run.Items.ToDictionary(item => item.Id, StringComparer.Ordinal);
        HashSet<string> changed = [.. now.Values.Where(item => before.TryGetValue(item.Id, out EvalRunItem? old) && !IsSame(item, old)).Select(item => item.Id)];
        HashSet<string> both = [.. now.Keys.Where(id => before.ContainsKey(id) && !changed.Contains(id))];
        (string Now, string Before)[] shared = [.. run.Head.Models.Where(model => earlier.Head.Models.Any(old => old.Name == model.Name)).Select(model => (model.Name, model.Name))];
        return new RunComparison(
            earlier.Head.Id,
            [.. (shared.Length > 0 ? shared : [(run.Head.Models[0].Name, earlier.Head.Models[0].Name)]).Select(pair => ModelComparison.Of(pair.Now, pair.Before, both, run, earlier))],
            [.. now.Keys.Where(id => !before.ContainsKey(id))],
            [.. before.Keys.Where(id => !now.ContainsKey(id))],
            [.. changed]);
    }

    private static bool IsSame(EvalRunItem one, EvalRunItem two) =>
        one.ReferenceText == two.ReferenceText && Providers.Recordings.CallKey.Of(one.Request) == Providers.Recordings.CallKey.Of(two.Request);
}

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
        (string Id, bool Now, bool Before)[] pairs = [.. now.Where(item => before.ContainsKey(item.Key)).Select(item => (item.Key, item.Value, before[item.Key]))];
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
