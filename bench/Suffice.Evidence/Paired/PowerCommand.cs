using System.CommandLine;
using System.Globalization;
using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Statistics.Significance;

namespace Suffice.Evidence.Paired;

/// <summary><c>power</c>: does the number of items that a plan names give the power it promises?</summary>
internal static class PowerCommand
{
    // Below this the normal approximation of the plan is known to promise too much.
    private const int FewDisagreements = 60;

    private static readonly double[] Discordances = [0.05, 0.1, 0.2, 0.3];

    /// <summary>Items for equal models, one-sided 5%, by margin and discordance: the reference's table.</summary>
    public static IReadOnlyList<(double Margin, (int At80, int At90)[] Sizes)> Reference { get; } =
    [
        (0.01, [(3092, 4282), (6183, 8564), (12366, 17128), (18548, 25692)]),
        (0.02, [(773, 1071), (1546, 2141), (3092, 4282), (4637, 6423)]),
        (0.03, [(344, 476), (687, 952), (1374, 1904), (2061, 2855)]),
        (0.05, [(124, 172), (248, 343), (495, 686), (742, 1028)]),
    ];

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Command command = new("power", "The power of Tango's test at the planned number of items; exact sums over all tables.");
        command.SetAction(_ => Write());

        return command;
    }

    private static void Write()
    {
        Console.WriteLine("Power, in percent, at the planned number of items (one-sided 5%): equal models planned for 80 / for 90; small model half a margin better, planned for 80.");
        Console.WriteLine($"| margin | {string.Join(" | ", Discordances.Select(psi => $"discordance {(100 * psi).ToString("0", CultureInfo.InvariantCulture)}%"))} |");
        Console.WriteLine("|---|---|---|---|---|");
        double furthest = 0;
        double rarest = 0;
        foreach ((double margin, (int At80, int At90)[] _) in Reference)
        {
            List<string> cells = [];
            foreach (double psi in Discordances)
            {
                double at80 = PowerAt(margin, psi, 0, 0.8);
                double at90 = PowerAt(margin, psi, 0, 0.9);
                double better = PowerAt(margin, psi, margin / 2, 0.8);
                double off = Math.Max(Math.Abs(at80 - 0.8), Math.Abs(at90 - 0.9));
                bool isRare = psi * SampleSize.PairedNonInferiority(margin, psi)!.Value < FewDisagreements;
                (furthest, rarest) = isRare ? (furthest, Math.Max(rarest, off)) : (Math.Max(furthest, off), rarest);
                cells.Add(string.Create(CultureInfo.InvariantCulture, $"{100 * at80:0.0} / {100 * at90:0.0}; {100 * better:0.0}"));
            }

            Console.WriteLine($"| {(100 * margin).ToString("0", CultureInfo.InvariantCulture)} | {string.Join(" | ", cells)} |");
        }

        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Furthest from the plan, equal models: {100 * furthest:0.0} points where at least {FewDisagreements} disagreements are expected, {100 * rarest:0.0} where fewer are."));
    }

    private static double PowerAt(double margin, double psi, double difference, double power)
    {
        int items = (int)SampleSize.PairedNonInferiority(margin, psi, difference, power: power)!.Value;
        double z = NormalDistribution.Quantile(0.95);

        return new PairedOutcomes(items, psi, difference).Chance(table => TangoInterval.Score(table, margin) > z);
    }
}
