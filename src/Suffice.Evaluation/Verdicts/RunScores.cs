using Suffice.Evaluation.Statistics.Estimates;

namespace Suffice.Evaluation.Verdicts;

/// <summary>Scores of a run without its errors, as columns of the same items.</summary>
internal sealed class RunScores
{
    private RunScores(IReadOnlyList<PairedItem> items, double[] small, double[] large)
    {
        (Small, Large) = (small, large);
        Clusters = [.. items.Select(item => item.Cluster)];
        IsPassFail = small.Concat(large).All(score => score is 0 or 1);
        IsClustered = items.Where(item => item.Cluster is not null).GroupBy(item => item.Cluster, StringComparer.Ordinal).Any(group => group.Skip(1).Any());
    }

    /// <summary>The small model's scores.</summary>
    public double[] Small { get; }

    /// <summary>The large model's, of the same items; empty when only the small model's were asked for.</summary>
    public double[] Large { get; }

    /// <summary>What each item belongs to.</summary>
    public string?[] Clusters { get; }

    /// <summary>Whether every score is a pass or a fail.</summary>
    public bool IsPassFail { get; }

    /// <summary>Whether any items belong together.</summary>
    public bool IsClustered { get; }

    /// <summary>How many items have a score.</summary>
    public int Count => Small.Length;

    /// <summary>Small minus large, an item each.</summary>
    public double[] Differences => [.. Small.Zip(Large, (small, large) => small - large)];

    /// <summary>The small model's scores.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The scores of the items on which the small model has one.</returns>
    public static RunScores OfSmall(TaskRun run)
    {
        PairedItem[] items = [.. run.Items.Where(item => !item.Small.IsError)];

        return new RunScores(items, [.. items.Select(item => item.Small.Value!.Value)], []);
    }

    /// <summary>Both models' scores.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The scores of the items on which both have one.</returns>
    public static RunScores OfPairs(TaskRun run)
    {
        PairedItem[] items = [.. run.Items.Where(IsPair)];

        return new RunScores(items, [.. items.Select(item => item.Small.Value!.Value)], [.. items.Select(item => item.Large!.Value.Value!.Value)]);
    }

    /// <summary>The difference of both models by judge and people together.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The estimate; <see langword="null"/> when people labelled fewer than two of the pairs.</returns>
    public static PredictionPowered? DifferenceWithPeople(TaskRun run)
    {
        ILookup<bool, PairedItem> items = run.Items.Where(IsPair).ToLookup(item => item is { HumanSmall.IsError: false, HumanLarge.IsError: false });

        return PredictionPowered.Of(
            [.. items[true].Select(item => item.HumanSmall!.Value.Value!.Value - item.HumanLarge!.Value.Value!.Value)],
            [.. items[true].Select(Judged)],
            [.. items[false].Select(Judged)]);

        static double Judged(PairedItem item) => item.Small.Value!.Value - item.Large!.Value.Value!.Value;
    }

    /// <summary>The small model's mean by judge and people together.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The estimate; <see langword="null"/> when people labelled fewer than two of the answers.</returns>
    public static PredictionPowered? SmallWithPeople(TaskRun run)
    {
        ILookup<bool, PairedItem> items = run.Items.Where(item => !item.Small.IsError).ToLookup(item => item is { HumanSmall.IsError: false });

        return PredictionPowered.Of(
            [.. items[true].Select(item => item.HumanSmall!.Value.Value!.Value)],
            [.. items[true].Select(item => item.Small.Value!.Value)],
            [.. items[false].Select(item => item.Small.Value!.Value)]);
    }

    private static bool IsPair(PairedItem item) => item is { Small.IsError: false, Large.IsError: false };
}
