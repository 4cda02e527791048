using Suffice.Evaluation.Metrics.OfSets;

namespace Suffice.Evaluation.Tests.Metrics;

public sealed class SetMetricsTests
{
    private static readonly LabelPair[] Pairs =
        [new("a", "a"), new("a", "a"), new("b", "a"), new("b", "b"), new("a", "c"), new("x", "a")];

    [Fact]
    public void MacroF1_RareLabels_CountAsMuchAsCommonOnes() =>
        // a: 2 right of 4, 3 given: 4/7; b: 1 of 1, 2 given: 2/3; c: 0. The label that nobody has (x) is no class.
        new MacroF1Metric().Measure(Pairs).ShouldBe(((4.0 / 7) + (2.0 / 3) + 0) / 3, 1e-9);

    [Fact]
    public void Accuracy_AndTheLineOfAlwaysTheCommonest()
    {
        new LabelAccuracyMetric().Measure(Pairs).ShouldBe(0.5);
        new CommonestLabelMetric().Measure(Pairs).ShouldBe(4.0 / 6, 1e-9);
    }
}
