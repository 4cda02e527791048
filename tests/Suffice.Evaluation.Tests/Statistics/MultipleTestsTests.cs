using CsCheck;
using Suffice.Evaluation.Statistics.Significance;

namespace Suffice.Evaluation.Tests.Statistics;

public sealed class MultipleTestsTests
{
    private static readonly Gen<double[]> Values = Gen.Double[0, 1].Array[1, 12];

    [Fact]
    public void Holm_KnownValues_StepsDown() =>
        Holm.Adjust([0.01, 0.04, 0.03, 0.005]).ShouldBe([0.03, 0.06, 0.06, 0.02], 1e-12);

    [Fact]
    public void BenjaminiHochberg_KnownValues_StepsUp() =>
        BenjaminiHochberg.Adjust([0.01, 0.04, 0.03, 0.005]).ShouldBe([0.02, 0.04, 0.04, 0.02], 1e-12);

    [Fact]
    public void Adjust_AnyValues_KeepsTheOrderAndNeverShrinksAValue() =>
        Values.Sample(values =>
        {
            double[] holm = Holm.Adjust(values);
            double[] hochberg = BenjaminiHochberg.Adjust(values);

            for (int i = 0; i < values.Length; i++)
            {
                holm[i].ShouldBeInRange(values[i], 1);
                hochberg[i].ShouldBeInRange(values[i] - 1e-15, holm[i] + 1e-15);
            }

            int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
            for (int i = 1; i < order.Length; i++)
            {
                holm[order[i]].ShouldBeGreaterThanOrEqualTo(holm[order[i - 1]]);
                hochberg[order[i]].ShouldBeGreaterThanOrEqualTo(hochberg[order[i - 1]]);
            }
        });

    [Fact]
    public void Holm_OneValueGrows_LowersNoOther() =>
        Gen.Select(Values, Gen.Double[0, 1]).Sample((values, grown) =>
        {
            double[] before = Holm.Adjust(values);
            double[] after = Holm.Adjust([Math.Max(values[0], grown), .. values[1..]]);

            after.Zip(before).ShouldAllBe(pair => pair.First >= pair.Second - 1e-15);
        });

    [Fact]
    public void Adjust_NoPValue_Throws() =>
        Should.Throw<ArgumentException>(() => Holm.Adjust([0.5, 1.5]));
}
