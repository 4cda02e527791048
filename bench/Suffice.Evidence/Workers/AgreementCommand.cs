using System.CommandLine;
using System.Globalization;
using Suffice.Evaluation.Statistics.Agreement;
using Suffice.Evaluation.Statistics.Functions;

namespace Suffice.Evidence.Workers;

/// <summary><c>agreement</c>: how often is a worker let through whose true kappa with people is only the mark?</summary>
internal static class AgreementCommand
{
    private const int Runs = 4_000;
    private const int Seed = 20_261;
    private const double Mark = 0.6;

    // How often people give each grade: from even to one in fifty.
    private static readonly double[][] Scenes = [[0.5, 0.5], [0.8, 0.2], [0.9, 0.1], [0.95, 0.05], [0.98, 0.02], [0.6, 0.3, 0.1], [0.85, 0.1, 0.05], [0.94, 0.03, 0.03]];

    private static readonly (double Kappa, int Tickets)[] Cases = [(0.4, 200), (0.6, 200), (0.8, 200), (0.95, 200), (0.6, 500), (0.8, 500)];

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Command command = new("agreement", "How often a true kappa lies below the lower end of its interval, what asking after each review costs, and how many good workers 200 tickets let through.");
        command.SetAction(_ =>
        {
            WriteCoverage();
            WriteAsking();
            WritePower();
        });

        return command;
    }

    private static void WriteCoverage()
    {
        Console.WriteLine($"The true kappa lies below the lower end of the 95% interval (2.5% are promised), {Runs} tables each: ours (kappa less 1.96 errors of Fleiss, Cohen and Everitt).");
        Console.WriteLine("| people give | 0.4, 200 tickets | 0.6, 200 | 0.8, 200 | 0.95, 200 | 0.6, 500 | 0.8, 500 |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (double[] scene in Scenes)
        {
            string[] cells = [.. Cases.Select(one => Missed(scene, one.Kappa, one.Tickets))];
            Console.WriteLine($"| {NameOf(scene)} | {string.Join(" | ", cells)} |");
        }
    }

    private static string Missed(double[] scene, double kappa, int tickets)
    {
        Random random = new(Seed);
        double z = NormalDistribution.Quantile(0.975);
        int ours = 0, plain = 0;
        for (int run = 0; run < Runs; run++)
        {
            if (KappaEstimate.OfTable(Draw(random, scene, kappa, tickets)) is { } found)
            {
                ours += found.Interval.Low > kappa ? 1 : 0;
                plain += found.Kappa - (z * found.StandardError) > kappa ? 1 : 0;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{100.0 * ours / Runs:0.0}% ({100.0 * plain / Runs:0.0}%)");
    }

    private static void WriteAsking()
    {
        Console.WriteLine();
        Console.WriteLine($"A worker whose true kappa is {Mark}, asked after each review from 200 to 1,000, {Runs / 4} runs each.");
        Console.WriteLine("| people give | let through at 200 | at any time | at 1,000 |");
        Console.WriteLine("|---|---|---|---|");
        foreach (double[] scene in (double[][])[Scenes[0], Scenes[1], Scenes[5]])
        {
            Random random = new(Seed);
            int first = 0, ever = 0, last = 0;
            for (int run = 0; run < Runs / 4; run++)
            {
                double[,] table = Draw(random, scene, Mark, 200);
                bool passes = IsThrough(table);
                first += passes ? 1 : 0;
                bool any = passes;
                for (int ticket = 201; ticket <= 1_000; ticket++)
                {
                    Add(random, scene, Mark, table);
                    passes = IsThrough(table);
                    any |= passes;
                }

                ever += any ? 1 : 0;
                last += passes ? 1 : 0;
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {NameOf(scene)} | {400.0 * first / Runs:0.0}% | {400.0 * ever / Runs:0.0}% | {400.0 * last / Runs:0.0}% |"));
        }
    }

    private static void WritePower()
    {
        Console.WriteLine();
        Console.WriteLine($"Workers let through by 200 tickets, mark {Mark}.");
        Console.WriteLine("| people give | true kappa 0.7 | 0.75 | 0.8 | 0.85 | 0.9 |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (double[] scene in (double[][])[Scenes[1], Scenes[2], Scenes[5], Scenes[7]])
        {
            string[] cells = [.. ((double[])[0.7, 0.75, 0.8, 0.85, 0.9]).Select(kappa =>
            {
                Random random = new(Seed);
                int through = Enumerable.Range(0, Runs).Count(_ => IsThrough(Draw(random, scene, kappa, 200)));

                return string.Create(CultureInfo.InvariantCulture, $"{100.0 * through / Runs:0}%");
            })];
            Console.WriteLine($"| {NameOf(scene)} | {string.Join(" | ", cells)} |");
        }
    }

    private static bool IsThrough(double[,] table) => KappaEstimate.OfTable(table) is { } found && found.Interval.Low > Mark;

    private static double[,] Draw(Random random, double[] scene, double kappa, int tickets)
    {
        double[,] table = new double[scene.Length, scene.Length];
        for (int ticket = 0; ticket < tickets; ticket++)
        {
            Add(random, scene, kappa, table);
        }

        return table;
    }

    // The second rater says what the first says with probability kappa, and else what it says by itself: both have the same margins, and kappa is that probability.
    private static void Add(Random random, double[] scene, double kappa, double[,] table)
    {
        int first = Grade(random, scene);
        table[first, random.NextDouble() < kappa ? first : Grade(random, scene)]++;
    }

    private static int Grade(Random random, double[] scene)
    {
        double left = random.NextDouble();
        int grade = 0;
        while (grade < scene.Length - 1 && left >= scene[grade])
        {
            left -= scene[grade++];
        }

        return grade;
    }

    private static string NameOf(double[] scene) => string.Join('/', scene.Select(share => (100 * share).ToString("0", CultureInfo.InvariantCulture)));
}
