using Suffice.Checks;
using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Ledger;

namespace Suffice.Evaluation.Replay;

/// <summary>Sums replayed items up.</summary>
internal sealed class ReplaySummary(IReadOnlyList<ReplayedItem> items, PairedBootstrap bootstrap)
{
    private readonly List<ReplayedItem> priced = [.. items.Where(i => i.Entry.CostUsd is not null && i.Rungs.All(r => r.CostUsd is not null))];

    private Column? last;

    /// <summary>Items whose every cost is known.</summary>
    public int Priced => priced.Count;

    private Column AlwaysLast => last ??= ColumnOf(i => i.Last.Correct, i => i.Last.CostUsd);

    /// <summary>The cascade.</summary>
    /// <returns>Its figures.</returns>
    public ReplayFigures Served() => Figures(ColumnOf(i => i.Served is { } s ? s.Correct : NotServed(i), i => i.Entry.CostUsd));

    /// <summary>Always the first rung.</summary>
    /// <returns>Its figures.</returns>
    public ReplayFigures First() => Figures(ColumnOf(i => i.First.Correct, i => i.First.CostUsd));

    /// <summary>Always the last rung.</summary>
    /// <returns>Its figures.</returns>
    public ReplayFigures Last() => Figures(AlwaysLast);

    /// <summary>The cheapest right rung.</summary>
    /// <returns>Its figures.</returns>
    public ReplayFigures Oracle() => Figures(ColumnOf(i => i.Oracle.Correct, i => i.Oracle.CostUsd));

    /// <summary>Items that left their first rung, or started above it.</summary>
    /// <returns>How many.</returns>
    public int Escalated() => items.Count(i => i.Entry.Path.Length > 0 && !string.Equals(i.Entry.Path, i.First.Model, StringComparison.Ordinal));

    /// <summary>How often each reason made a call leave a rung.</summary>
    /// <returns>Counts, most frequent first.</returns>
    public IReadOnlyDictionary<string, int> Reasons() => items
        .SelectMany(i => i.Entry.Reason.Split(',', StringSplitOptions.RemoveEmptyEntries))
        .GroupBy(r => r, StringComparer.Ordinal)
        .OrderByDescending(g => g.Count())
        .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    /// <summary>What each check's refusals were worth, on the rungs that have a next one.</summary>
    /// <returns>By check.</returns>
    public IReadOnlyDictionary<string, CheckWorth> Checks() => items
        .SelectMany(i => Refusals(i))
        .GroupBy(r => r.Check, StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => Worth(g.Count(r => !r.Correct), g.Count(r => r.Correct)), StringComparer.Ordinal);

    /// <summary>Answers that were stopped while arriving.</summary>
    /// <returns>How many, and the answer tokens that were never generated.</returns>
    public (int Answers, long Tokens) Abandoned()
    {
        int answers = 0;
        long tokens = 0;
        foreach (ReplayedItem item in items)
        {
            foreach (AttemptEntry attempt in item.Entry.Attempts.Where(a => a.Outcome == AttemptOutcome.Abandoned))
            {
                answers++;
                tokens += Math.Max(0, item.Rungs[attempt.Rung].OutputTokens - attempt.Usage.Completion);
            }
        }

        return (answers, tokens);
    }

    // No answer is a wrong answer to whoever waits for one; without verdicts nothing can be said.
    private static bool? NotServed(ReplayedItem item) => item.Last.Correct is null ? null : false;

    private static IEnumerable<(string Check, bool Correct)> Refusals(ReplayedItem item) =>
        from attempt in item.Entry.Attempts
        where attempt.Rung >= 0 && attempt.Rung < item.Rungs.Count - 1
        from check in attempt.Checks
        where check.Kind == FindingKind.Failed && item.Rungs[attempt.Rung].Correct is not null
        select (check.Check, item.Rungs[attempt.Rung].Correct!.Value);

    private static CheckWorth Worth(int wrong, int right) =>
        new(wrong, right, (double)wrong / (wrong + right), WilsonInterval.Of(wrong, wrong + right));

    private ReplayFigures Figures(Column column) => new()
    {
        Accuracy = column.Accuracy,
        Accuracy95 = column.Right is { } right ? WilsonInterval.Of((long)right.Sum(), right.Length) : null,
        CostUsd = column.CostUsd,
        ShareOfLast = Ratio(column.Right, AlwaysLast.Right),
        ShareOfLast95 = RatioInterval(column.Right, AlwaysLast.Right),
        Saving = 1 - Ratio(column.Costs, AlwaysLast.Costs),
        Saving95 = RatioInterval(column.Costs, AlwaysLast.Costs) is { } ratio ? new Interval(1 - ratio.High, 1 - ratio.Low) : null,
    };

    private static double? Ratio(double[]? top, double[]? bottom) =>
        top is not null && bottom is not null && bottom.Sum() > 0 ? top.Sum() / bottom.Sum() : null;

    private Interval? RatioInterval(double[]? top, double[]? bottom) =>
        top is not null && bottom is not null ? bootstrap.OfRatio(top, bottom) : null;

    private Column ColumnOf(Func<ReplayedItem, bool?> correct, Func<ReplayedItem, decimal?> cost)
    {
        List<bool?> verdicts = [.. items.Select(correct)];
        List<decimal> costs = [.. priced.Select(i => cost(i)!.Value)];

        return new Column(
            verdicts.Contains(null) ? null : [.. verdicts.Select(v => v == true ? 1.0 : 0.0)],
            costs.Count == 0 ? null : [.. costs.Select(c => (double)c)],
            costs.Count == 0 ? null : costs.Sum());
    }

    /// <summary>One way to serve the items: a verdict an item, a cost a priced item.</summary>
    private sealed record Column(double[]? Right, double[]? Costs, decimal? CostUsd)
    {
        public double? Accuracy => Right is { Length: > 0 } ? Right.Sum() / Right.Length : null;
    }
}
