using System.CommandLine;
using System.Globalization;
using Suffice.Drift;

namespace Suffice.Evidence.Drift;

/// <summary><c>drift</c>: how soon a fall is noticed, how often without one, and where the stability index cuts.</summary>
internal static class DriftCommand
{
    private const int Runs = 4_000;

    private static readonly double[] Drops = [0.03, 0.05, 0.10];

    // Mean delays in verdicts of the reference study: CUSUM and e-detector, for falls of 3, 5 and 10 points.
    private static readonly (double Rate, int Seldom, double Threshold, double[] Cusum, double[] Detector)[] Reference =
    [
        (0.95, 2_000, 3.45, [257, 133, 57], [282, 163, 80]),
        (0.95, 10_000, 4.89, [436, 199, 83], [478, 238, 108]),
        (0.90, 2_000, 2.98, [318, 182, 78], [397, 234, 117]),
        (0.90, 10_000, 4.48, [635, 309, 122], [698, 357, 163]),
        (0.80, 2_000, 2.80, [491, 268, 117], [524, 325, 169]),
        (0.80, 10_000, 4.23, [968, 465, 183], [1009, 523, 240]),
    ];

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Command command = new("drift", "How soon the detectors notice a fall of 3, 5 and 10 points, how seldom they cry wolf, and the cut-offs of the stability index.");
        command.SetAction(_ =>
        {
            WriteDelays();
            WriteCutOffs();
        });

        return command;
    }

    private static void WriteDelays()
    {
        Console.WriteLine($"Mean verdicts until the alarm after a fall, {Runs} runs each, beside the reference study's; designed for a fall of 5 points.");
        Console.WriteLine("| rate | false alarm every | CUSUM at the study's threshold: threshold, false alarm every, 3 / 5 / 10 points (study) | at our threshold: threshold, false alarm every, 3 / 5 / 10 points | e-detector: false alarm every, 3 / 5 / 10 points (study) |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach ((double Rate, int Seldom, double Threshold, double[] Cusum, double[] Detector) row in Reference)
        {
            RateShift shift = RateShift.Fall(row.Rate, 0.05);
            double threshold = new CusumRunLength(shift).Threshold(row.Seldom);
            Func<Random, double, int> studied = (random, rate) => CusumRun(shift, row.Threshold, rate, random);
            Func<Random, double, int> own = (random, rate) => CusumRun(shift, threshold, rate, random);
            Func<Random, double, int> detector = (random, rate) => DetectorRun(shift, row.Seldom, rate, random);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {row.Rate:0.00} | {row.Seldom} | {row.Threshold:0.00}, {Mean(studied, row.Rate):0}, {Three(Delays(studied, row.Rate))} ({Three(row.Cusum)}) | {threshold:0.00}, {Mean(own, row.Rate):0}, {Three(Delays(own, row.Rate))} | {Mean(detector, row.Rate):0}, {Three(Delays(detector, row.Rate))} ({Three(row.Detector)}) |"));
        }
    }

    private static double[] Delays(Func<Random, double, int> run, double rate) => [.. Drops.Select(drop => Mean(run, rate - drop))];

    private static double Mean(Func<Random, double, int> run, double rate)
    {
        Random random = new(20_261);
        double sum = 0;
        for (int i = 0; i < Runs; i++)
        {
            sum += run(random, rate);
        }

        return sum / Runs;
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

    private static void WriteCutOffs()
    {
        Console.WriteLine();
        Console.WriteLine("| observations before, now (10 bins) | 95% cut-off: formula, simulated | 99%: formula, simulated |");
        Console.WriteLine("|---|---|---|");
        foreach ((int before, int now) in ((int, int)[])[(200, 200), (5_000, 500), (1_000, 1_000), (5_000, 5_000)])
        {
            double[] drawn = Simulated(before, now);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {before}, {now} | {PopulationStability.CutOff(0.05, 10, before, now):0.0000}, {drawn[(int)(drawn.Length * 0.95)]:0.0000} | {PopulationStability.CutOff(0.01, 10, before, now):0.0000}, {drawn[(int)(drawn.Length * 0.99)]:0.0000} |"));
        }
    }

    private static double[] Simulated(int before, int now)
    {
        Random random = new(7);
        double[] drawn = [.. Enumerable.Range(0, 8_000).Select(_ => PopulationStability.Of(Bins(before), Bins(now)).Index).Order()];

        return drawn;

        long[] Bins(int size)
        {
            long[] counts = new long[10];
            for (int i = 0; i < size; i++)
            {
                counts[random.Next(10)]++;
            }

            return counts;
        }
    }

    private static string Three(double[] delays) => string.Create(CultureInfo.InvariantCulture, $"{delays[0]:0} / {delays[1]:0} / {delays[2]:0}");
}
