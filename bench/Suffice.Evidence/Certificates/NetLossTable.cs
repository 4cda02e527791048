using System.Globalization;
using Suffice.Evaluation.Statistics.Certificates;
using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evidence.Certificates;

/// <summary>Which test for losses that are not 0 and 1: how often each passes, on the margin and within it.</summary>
internal static class NetLossTable
{
    private const int Runs = 1_000;

    // Items, discordance, margin, small minus large.
    private static readonly (int Items, double Discordance, double Margin, double Difference)[] Net =
    [
        (500, 0.10, 0.05, -0.05), (1_500, 0.10, 0.02, -0.02), (500, 0.05, 0.05, -0.05),
        (300, 0.10, 0.05, 0), (500, 0.10, 0.05, 0), (800, 0.05, 0.02, 0), (1_500, 0.10, 0.02, 0), (1_500, 0.10, 0.02, 0.02), (800, 0.01, 0.01, 0), (3_000, 0.05, 0.01, 0),
    ];

    /// <summary>Writes both tables.</summary>
    public static void Write()
    {
        Console.WriteLine();
        Console.WriteLine($"Net losses (large minus small, -1 to 1): share of {Runs} runs that pass at 5%. The score test keeps its level in large samples only and is shown as the limit.");
        Console.WriteLine("| items, discordance, margin, difference | betting | mixture of fixed stakes | two Clopper-Pearson bounds | Hoeffding-Bentkus | Tango score |");
        Console.WriteLine("|---|---|---|---|---|---|");
        BettingTest betting = new();
        HoeffdingBentkusTest wide = new(-1, 1);
        foreach ((int Items, double Discordance, double Margin, double Difference) scene in Net)
        {
            Random random = new(20_261);
            Console.WriteLine(Row(
                string.Create(CultureInfo.InvariantCulture, $"{scene.Items}, {100 * scene.Discordance:0}%, {100 * scene.Margin:0}, {100 * scene.Difference:+0;-0;0}"),
                () => Losses(random, scene.Items, scene.Discordance, scene.Difference),
                losses => betting.PValue(losses, scene.Margin),
                losses => Mixture(losses, scene.Margin),
                losses => TwoBounds(losses) <= scene.Margin ? 0 : 1,
                losses => wide.PValue(losses, scene.Margin),
                losses => Score(losses, scene.Margin)));
        }

        WriteGraded();
    }

    private static void WriteGraded()
    {
        Console.WriteLine();
        Console.WriteLine("Graded losses (0 to 1): 6% of the items lose between 0.2 and 0.6, a mean of 0.024.");
        Console.WriteLine("| items, risk | betting | Hoeffding-Bentkus |");
        Console.WriteLine("|---|---|---|");
        BettingTest betting = new(0, 1);
        HoeffdingBentkusTest bentkus = new();
        foreach ((int items, double risk) in ((int, double)[])[(400, 0.024), (200, 0.05), (400, 0.05), (400, 0.04), (1_000, 0.035)])
        {
            Random random = new(20_261);
            Console.WriteLine(Row(
                string.Create(CultureInfo.InvariantCulture, $"{items}, {100 * risk:0.#}%"),
                () => [.. Enumerable.Range(0, items).Select(_ => random.NextDouble() < 0.06 ? 0.2 + (0.4 * random.NextDouble()) : 0)],
                losses => betting.PValue(losses, risk),
                losses => bentkus.PValue(losses, risk)));
        }
    }

    private static string Row(string name, Func<double[]> draw, params Func<double[], double>[] tests)
    {
        int[] passed = new int[tests.Length];
        for (int run = 0; run < Runs; run++)
        {
            double[] losses = draw();
            for (int i = 0; i < tests.Length; i++)
            {
                passed[i] += tests[i](losses) <= 0.05 ? 1 : 0;
            }
        }

        return $"| {name} | {string.Join(" | ", passed.Select(count => string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / Runs:0.0}%")))} |";
    }

    private static double[] Losses(Random random, int items, double psi, double difference) =>
        [.. Enumerable.Range(0, items).Select(_ => random.NextDouble() switch
        {
            var u when u < (psi + difference) / 2 => -1.0,
            var u when u < psi => 1.0,
            _ => 0.0,
        })];

    // What a watched verdict does, as a test of a fixed number of items.
    private static double Mixture(double[] losses, double margin)
    {
        BettingProcess process = new(margin);
        double most = 1;
        foreach (double loss in losses)
        {
            process.Add(-loss);
            most = Math.Max(most, process.NonInferiority);
        }

        return 1 / most;
    }

    // The most that is lost less the least that is won, each at half the level.
    private static double TwoBounds(double[] losses) =>
        Binomial.UpperBound(losses.Count(loss => loss > 0), losses.Length, 0.975) - Binomial.LowerBound(losses.Count(loss => loss < 0), losses.Length, 0.975);

    private static double Score(double[] losses, double margin)
    {
        int better = losses.Count(loss => loss < 0);
        int worse = losses.Count(loss => loss > 0);

        return TangoInterval.NonInferiorityP(new PairedTable(losses.Length - better - worse, better, worse, 0), margin);
    }
}
