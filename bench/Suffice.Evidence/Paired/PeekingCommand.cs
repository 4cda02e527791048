using System.CommandLine;
using System.Globalization;
using Suffice.Evaluation.Statistics.Certificates;
using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Statistics.Significance;

namespace Suffice.Evidence.Paired;

/// <summary><c>peeking</c>: what does looking after every item cost, and what does it cost those who should not have looked?</summary>
internal static class PeekingCommand
{
    private const int Runs = 1_000;

    // Discordance, margin, and the reference study's mean items until "not worse" when the models are equal and when the small one is half a margin better.
    private static readonly (double Discordance, double Margin, int Equal, int Better)[] Scenes =
        [(0.10, 0.02, 1964, 880), (0.10, 0.03, 860, 414), (0.10, 0.05, 357, 186), (0.05, 0.02, 1060, 527), (0.20, 0.05, 620, 294)];

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Command command = new("peeking", "Wrong verdicts and items needed when a run is looked at after every item, up to four times the fixed number.");
        command.SetAction(_ =>
        {
            WriteNotWorse();
            WriteWorse();
        });

        return command;
    }

    private static void WriteNotWorse()
    {
        Console.WriteLine($"\"Not worse\" at 95%, looked at after every item up to four times the fixed number, {Runs} runs each (study's figure).");
        Console.WriteLine("| discordance, margin | fixed items (80%) | wrong at -margin: betting | wrong at -margin: Tango looked at every 10 items | shown, equal models | mean items, equal | mean items, half a margin better |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach ((double Discordance, double Margin, int Equal, int Better) scene in Scenes)
        {
            int plan = (int)SampleSize.PairedNonInferiority(scene.Margin, scene.Discordance)!.Value;
            Watch wrong = Run(scene.Discordance, -scene.Margin, scene.Margin, 4 * plan, process => process.NonInferiority);
            Watch equal = Run(scene.Discordance, 0, scene.Margin, 4 * plan, process => process.NonInferiority);
            Watch better = Run(scene.Discordance, scene.Margin / 2, scene.Margin, 4 * plan, process => process.NonInferiority);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {100 * scene.Discordance:0}%, {100 * scene.Margin:0} | {plan} | {100 * wrong.Share:0.0}% | {100 * PeekedTango(scene.Discordance, scene.Margin, 4 * plan):0.0}% | {100 * equal.Share:0.0}% | {equal.Items:0} ({scene.Equal}) | {better.Items:0} ({scene.Better}) |"));
        }
    }

    private static void WriteWorse()
    {
        Console.WriteLine();
        Console.WriteLine("\"Worse\" at 95%, margin 2 points, looked at after every item.");
        Console.WriteLine("| discordance, difference | shown | mean items (study) |");
        Console.WriteLine("|---|---|---|");
        foreach ((double psi, double difference, string? study) in ((double, double, string)[])[(0.10, -0.02, "wrong 2.0%"), (0.10, -0.04, "98.9%, 1776"), (0.10, -0.06, "479"), (0.20, -0.10, "246")])
        {
            Watch worse = Run(psi, difference, 0.02, 6_184, process => process.Inferiority);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {100 * psi:0}%, {100 * difference:0} | {100 * worse.Share:0.0}% | {worse.Items:0} ({study}) |"));
        }
    }

    // A run that is not stopped counts with all its items.
    private static Watch Run(double psi, double difference, double margin, int horizon, Func<BettingProcess, double> evidence)
    {
        Random random = new(20_261);
        int stopped = 0;
        long items = 0;
        for (int run = 0; run < Runs; run++)
        {
            BettingProcess process = new(margin);
            while (process.Items < horizon && evidence(process) < 20)
            {
                process.Add(Draw(random, psi, difference));
            }

            stopped += evidence(process) >= 20 ? 1 : 0;
            items += process.Items;
        }

        return new Watch((double)stopped / Runs, (double)items / Runs);
    }

    private static double PeekedTango(double psi, double margin, int horizon)
    {
        Random random = new(20_261);
        double z = NormalDistribution.Quantile(0.95);
        int wrong = 0;
        for (int run = 0; run < Runs; run++)
        {
            PairedTable table = default;
            for (int item = 1; item <= horizon; item++)
            {
                table = Draw(random, psi, -margin) switch
                {
                    1 => table with { SmallOnly = table.SmallOnly + 1 },
                    -1 => table with { LargeOnly = table.LargeOnly + 1 },
                    _ => table with { BothPass = table.BothPass + 1 },
                };
                if (item >= 50 && item % 10 == 0 && TangoInterval.Score(table, margin) > z)
                {
                    wrong++;
                    break;
                }
            }
        }

        return (double)wrong / Runs;
    }

    private static int Draw(Random random, double psi, double difference)
    {
        double u = random.NextDouble();

        return u < (psi + difference) / 2 ? 1 : u < psi ? -1 : 0;
    }

    private sealed record Watch(double Share, double Items);
}
