using System.CommandLine;
using System.Globalization;
using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evidence.Paired;

/// <summary><c>type-one</c>: how often is a small model that is worse by exactly the margin called good enough?</summary>
internal static class TypeOneCommand
{
    private static readonly int[] Sizes = [50, 100, 200, 500, 1_000];

    private static readonly (double Discordance, double Margin)[] Scenes =
    [
        (0.02, 0.02), (0.05, 0.01), (0.05, 0.02), (0.05, 0.03), (0.05, 0.05), (0.10, 0.01), (0.10, 0.02), (0.10, 0.05), (0.10, 0.10),
        (0.20, 0.02), (0.20, 0.05), (0.20, 0.10), (0.30, 0.02), (0.30, 0.05), (0.30, 0.10),
    ];

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Command command = new("type-one", "How often a small model that is worse by exactly the margin is called good enough, at 95% confidence; exact for pass and fail, simulated for graded scores.");
        command.SetAction(_ =>
        {
            WriteTables();
            WriteGraded();
        });

        return command;
    }

    private static void WriteTables()
    {
        Console.WriteLine("Chance, in percent, of a wrong \"not worse\" at a difference of -margin (nominal 5): Tango / Bonett-Price / Wald. Exact sums over all tables.");
        Console.WriteLine($"| discordance, margin | {string.Join(" | ", Sizes.Select(size => $"n = {size}"))} |");
        Console.WriteLine($"|---|{string.Concat(Sizes.Select(_ => "---|"))}");
        double[] worst = new double[3];
        int below = 0;
        foreach ((double discordance, double margin) in Scenes)
        {
            List<string> cells = [];
            foreach (int size in Sizes)
            {
                double[] chances = Chances(new PairedOutcomes(size, discordance, -margin), margin);
                worst = [.. worst.Zip(chances, Math.Max)];
                below += chances[0] <= 0.055 ? 1 : 0;
                cells.Add(string.Join(" / ", chances.Select(Percent)));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {100 * discordance:0}%, {100 * margin:0} | {string.Join(" | ", cells)} |"));
        }

        Console.WriteLine($"| worst | {string.Join(" / ", worst.Select(Percent))} |");
        Console.WriteLine();
        Console.WriteLine($"Tango at most 5.5% in {below} of {Scenes.Length * Sizes.Length} cells.");
    }

    private static double[] Chances(PairedOutcomes outcomes, double margin)
    {
        double z = NormalDistribution.Quantile(0.95);

        return
        [
            outcomes.Chance(table => TangoInterval.Score(table, margin) > z),
            outcomes.Chance(table => BonettPriceInterval.Of(table, 0.9).Low > -margin),
            outcomes.Chance(table => WaldTest.Passes(table, margin, 0.95)),
        ];
    }

    // Differences of rubric scores: mostly nothing, otherwise up to half the scale, a part of it shared by a conversation.
    private static void WriteGraded()
    {
        const int runs = 600;
        Console.WriteLine();
        Console.WriteLine($"Graded scores, margin 2 points, difference -2 points, {runs} runs: bootstrap-t by cluster / the same without heeding clusters.");
        Console.WriteLine("| items, items a cluster | wrong \"not worse\", percent |");
        Console.WriteLine("|---|---|");
        foreach ((int items, int perCluster) in ((int, int)[])[(100, 1), (300, 1), (100, 5), (300, 5), (300, 10)])
        {
            Random random = new(20_261);
            int heeded = 0;
            int unheeded = 0;
            for (int run = 0; run < runs; run++)
            {
                double[] differences = Differences(random, items, perCluster);
                string[] clusters = [.. Enumerable.Range(0, items).Select(i => $"{i / perCluster}")];
                heeded += new ClusteredBootstrap(random, draws: 400).OfMean(differences, clusters, confidence: 0.9)!.Interval.Low > -0.02 ? 1 : 0;
                unheeded += new ClusteredBootstrap(random, draws: 400).OfMean(differences, [], confidence: 0.9)!.Interval.Low > -0.02 ? 1 : 0;
            }

            Console.WriteLine($"| {items}, {perCluster} | {Percent((double)heeded / runs)} / {Percent((double)unheeded / runs)} |");
        }
    }

    private static double[] Differences(Random random, int items, int perCluster)
    {
        double[] differences = new double[items];
        double shared = 0;
        for (int i = 0; i < items; i++)
        {
            shared = i % perCluster == 0 ? (random.NextDouble() - 0.5) * 0.2 : shared;
            differences[i] = -0.02 + shared + (random.NextDouble() < 0.3 ? random.NextDouble() - 0.5 : 0);
        }

        return differences;
    }

    private static string Percent(double chance) => (100 * chance).ToString("0.0", CultureInfo.InvariantCulture);
}
