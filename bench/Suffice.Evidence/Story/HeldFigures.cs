using Suffice.Catalog;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evidence.Story;

/// <summary>What the calls held back say of what was promised.</summary>
/// <param name="calls">The calls.</param>
internal sealed class HeldFigures(IReadOnlyList<HeldCall> calls)
{
    private const double Sure = 0.95;

    /// <summary>How many.</summary>
    public int Count => calls.Count;

    /// <summary>Callers who got a wrong answer where the large model's was right.</summary>
    public int Regrets { get; } = calls.Count(call => call.IsRegretted);

    /// <summary>Their share, with the exact interval of Clopper and Pearson: two one-sided bounds of half the doubt each.</summary>
    public Interval Regret95 => new(Regrets == 0 ? 0 : Binomial.LowerBound(Regrets, Count, 1 - ((1 - Sure) / 2)), Binomial.UpperBound(Regrets, Count, 1 - ((1 - Sure) / 2)));

    /// <summary>What was served beside the large model's own answers, call by call.</summary>
    public PairedTable Paired { get; } = PairedTable.Of(calls.Select(call => (call.IsRight, call.IsLargeRight)));

    /// <summary>The share of calls that the large model was asked about.</summary>
    public double LargeShare => (double)calls.Count(call => call.ReachedLarge) / Count;

    /// <summary>What all calls cost, as their answers said.</summary>
    public decimal CostUsd { get; } = calls.Sum(call => call.CostUsd);

    /// <summary>What the large model's own answers to the same calls would have cost.</summary>
    public decimal LargeCostUsd => largeCosts.Sum();

    /// <summary>What was saved, as a share of the large model's cost, and its interval, the calls drawn anew.</summary>
    public (double Value, Interval? Interval) Saving
    {
        get
        {
            Interval? spent = new PairedBootstrap(new Random(1)).OfRatio([.. calls.Select(call => (double)call.CostUsd)], [.. largeCosts.Select(cost => (double)cost)]);

            return (1 - (double)(CostUsd / LargeCostUsd), spent is { } i ? new Interval(1 - i.High, 1 - i.Low) : null);
        }
    }

    /// <summary>Whether more regrets were seen than a promise that holds would give one time in twenty.</summary>
    /// <param name="risk">The promised risk.</param>
    /// <returns>True when the promise is broken beyond chance.</returns>
    public bool Breaks(double risk) => Binomial.AtLeast(Regrets, Count, risk) < 1 - Sure;

    private readonly decimal[] largeCosts = [.. calls.Select(call => LargeCost(call.Item))];

    private static decimal LargeCost(StoryItem item) => item.Large.CostUsd
        ?? new RecordedModels(ModelCatalog.BuiltIn(), new Dictionary<string, TokenPrices>(StringComparer.Ordinal)).CostOf(item.Large.Model, item.Large.Usage, TimeProvider.System.GetUtcNow())
        ?? throw new InvalidOperationException($"{item.Large.Model} has no known price");
}
