using System.Text.Json;
using Suffice.Drift;

namespace Suffice.Tests.Drift;

public sealed class FallDetectorTests
{
    private static readonly RateShift FivePoints = RateShift.Fall(0.95, 0.05);

    // Mean delays in verdicts of the reference study at its own thresholds; reproduced within 10%.
    [Theory]
    [InlineData(0.95, 3.45, 0.03, 257)]
    [InlineData(0.95, 3.45, 0.10, 57)]
    [InlineData(0.90, 4.48, 0.05, 309)]
    [InlineData(0.80, 4.23, 0.10, 183)]
    public void Cusum_AfterAFall_ComesToTheAlarmAsSoonAsTheStudySays(double rate, double threshold, double drop, double delay)
    {
        RateShift shift = RateShift.Fall(rate, 0.05);

        new CusumRunLength(shift).Mean(threshold, rate - drop).ShouldBe(delay, delay * 0.10);
        MeanOf(1_000, random => CusumRun(shift, threshold, rate - drop, random)).ShouldBe(delay, delay * 0.12);
    }

    [Theory]
    [InlineData(0.95, 2_000, 0.05, 163)]
    [InlineData(0.80, 10_000, 0.10, 240)]
    public void EDetector_AfterAFall_ComesToTheAlarmAsSoonAsTheStudySays(double rate, double seldom, double drop, double delay)
    {
        RateShift shift = RateShift.Fall(rate, 0.05);

        MeanOf(1_000, random => DetectorRun(shift, seldom, rate - drop, random)).ShouldBe(delay, delay * 0.10);
    }

    [Fact]
    public void Threshold_WithoutAFall_IsReachedNoSoonerThanAskedFor()
    {
        double threshold = new CusumRunLength(FivePoints).Threshold(1_000);

        MeanOf(1_500, random => CusumRun(FivePoints, threshold, 0.95, random)).ShouldBeGreaterThan(950);
        MeanOf(1_500, random => DetectorRun(FivePoints, 1_000, 0.95, random)).ShouldBeGreaterThan(950);
    }

    [Fact]
    public void EDetector_ARateAboveTheStatedOne_IsQuieterStill() =>
        MeanOf(200, random => DetectorRun(FivePoints, 500, 0.97, random)).ShouldBeGreaterThan(1_000);

    [Fact]
    public void PairedShift_TheFirstModelFallsOnTenCallsInAHundred_IsSeenSoonerThanInItsOwnRate()
    {
        PairedShift paired = new(0.02, 0.03, 0.05);
        RateShift own = RateShift.Fall(0.80, 0.05);
        double threshold = Math.Log(2_000);

        double alone = MeanOf(400, random => CusumRun(own, threshold, 0.70, random));
        double together = MeanOf(400, random =>
        {
            Cusum cusum = default;
            while (cusum.Level < threshold)
            {
                double drawn = random.NextDouble();
                cusum = cusum.Add(paired.Weigh(drawn < 0.02 ? 1 : drawn < 0.15 ? -1 : 0));
            }

            return (int)cusum.Seen;
        });

        together.ShouldBeLessThan(alone * 0.6);
    }

    [Fact]
    public void PairedShift_NothingChanges_EvidenceFallsOnAverage()
    {
        PairedShift paired = new(0.03, 0.04, 0.05);

        double mean = (0.03 * paired.Weigh(1)) + (0.04 * paired.Weigh(-1)) + (0.93 * paired.Weigh(0));

        mean.ShouldBeLessThan(0);
        (Math.Exp(paired.Weigh(1)) * 0.03 + Math.Exp(paired.Weigh(-1)) * 0.04 + Math.Exp(paired.Weigh(0)) * 0.93).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void State_WrittenAndRead_GoesOnAsBefore()
    {
        ShiryaevRoberts before = default(ShiryaevRoberts).Add(FivePoints.Weigh(passed: false)).Add(FivePoints.Weigh(passed: true));

        JsonSerializer.Deserialize<ShiryaevRoberts>(JsonSerializer.Serialize(before)).ShouldBe(before);
    }

    private static double MeanOf(int runs, Func<Random, int> run)
    {
        Random random = new(5);
        return Enumerable.Range(0, runs).Average(_ => (double)run(random));
    }

    private static int CusumRun(RateShift shift, double threshold, double rate, Random random)
    {
        Cusum cusum = default;
        while (cusum.Level < threshold)
        {
            cusum = cusum.Add(shift.Weigh(random.NextDouble() < rate));
        }

        return (int)cusum.Seen;
    }

    private static int DetectorRun(RateShift shift, double seldom, double rate, Random random)
    {
        ShiryaevRoberts detector = default;
        while (detector.Evidence < seldom)
        {
            detector = detector.Add(shift.Weigh(random.NextDouble() < rate));
        }

        return (int)detector.Seen;
    }
}
