using Suffice.Evaluation.Replay;
using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Learning.Labelled;
using Suffice.Learning.Tables;

namespace Suffice.Evaluation.Tables;

/// <summary>Measures a table beside ways to serve that know no tasks.</summary>
internal sealed class TableMeasure(
    IReadOnlyList<LabelledCall> calls, (string Model, bool IsKnown)[] served, PairedBootstrap bootstrap, int seed)
{
    private readonly string[] models = [.. calls[0].Rungs.Select(rung => rung.Model)];

    /// <summary>Measures.</summary>
    /// <param name="table">The table.</param>
    /// <returns>The figures.</returns>
    public TableFigures Measure(TaskTable table)
    {
        int[] chosen = [.. served.Select(one => Array.IndexOf(models, one.Model))];
        int[] byLot = [.. chosen];
        new Random(seed).Shuffle(byLot);
        return new TableFigures
        {
            Ceiling = table.Ceiling,
            Keep = table.Keep,
            Expected = table.HeldOut,
            ModelShares = served.GroupBy(one => one.Model, StringComparer.Ordinal).OrderByDescending(group => group.Count())
                .ToDictionary(group => group.Key, group => (double)group.Count() / calls.Count, StringComparer.Ordinal),
            UnknownCalls = served.Count(one => !one.IsKnown),
            UnknownTasks = [.. calls.Where((_, i) => !served[i].IsKnown).Select(call => TaskKeys.Of(call, table.Grouping)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            RandomMix = Baseline(null, byLot),
            Length = Baseline(null, ByLength(chosen)),
            BestSingle = Single(table.Keep),
        };
    }

    private int[] ByLength(int[] chosen)
    {
        int[] cheapestFirst = [.. chosen.OrderBy(CostOf)];
        int[] shortestFirst = [.. Enumerable.Range(0, calls.Count).OrderBy(i => calls[i].Request.ConversationText().Length)];
        int[] byLength = new int[chosen.Length];
        for (int i = 0; i < chosen.Length; i++)
        {
            byLength[shortestFirst[i]] = cheapestFirst[i];
        }

        return byLength;
    }

    private TableBaseline Single(double keep)
    {
        int RightOf(int model) => calls.Count(call => call.Rungs[model].IsRight);
        int best = Enumerable.Range(0, models.Length)
            .Where(model => RightOf(model) >= keep * RightOf(models.Length - 1))
            .MinBy(CostOf);
        return Baseline(models[best], [.. calls.Select(_ => best)]);
    }

    // A model with a cost that is not known is dearer than any.
    private decimal CostOf(int model) => calls.Any(call => call.Rungs[model].CostUsd is null)
        ? decimal.MaxValue
        : calls.Sum(call => call.Rungs[model].CostUsd!.Value);

    private TableBaseline Baseline(string? model, int[] by)
    {
        double[] right = [.. calls.Select((call, i) => call.Rungs[by[i]].IsRight ? 1.0 : 0)];
        double[] last = [.. calls.Select(call => call.Rungs[^1].IsRight ? 1.0 : 0)];
        double?[] costs = [.. calls.Select((call, i) => (double?)call.Rungs[by[i]].CostUsd)];
        double?[] whole = [.. calls.Select(call => (double?)call.Rungs[^1].CostUsd)];
        bool isPriced = !costs.Contains(null) && !whole.Contains(null) && whole.Sum() > 0;
        Interval? spent = isPriced ? bootstrap.OfRatio([.. costs.Select(cost => cost!.Value)], [.. whole.Select(cost => cost!.Value)]) : null;
        return new TableBaseline(
            model,
            right.Average(),
            last.Sum() > 0 ? right.Sum() / last.Sum() : null,
            bootstrap.OfRatio(right, last),
            isPriced ? 1 - (costs.Sum() / whole.Sum()) : null,
            spent is { } ends ? new Interval(1 - ends.High, 1 - ends.Low) : null);
    }
}
