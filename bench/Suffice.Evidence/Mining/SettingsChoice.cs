using System.Globalization;
using Suffice.Agents.Mining;
using Suffice.Agents.Mining.Weighing;
using Suffice.Agents.Tickets;

namespace Suffice.Evidence.Mining;

/// <summary>How signs are best weighed, by splits inside the training parts alone: what is held out for the figures takes no part.</summary>
internal static class SettingsChoice
{
    private const int Splits = 3;

    private static readonly (string Name, Func<WeighingSettings, WeighingSettings> Change)[] Changes =
    [
        ("as it is", now => now),
        ("prior 0.3", now => now with { Prior = 0.3 }),
        ("prior 3", now => now with { Prior = 3 }),
        ("prior 10", now => now with { Prior = 10 }),
        ("prior 30", now => now with { Prior = 30 }),
        ("false share 0.01", now => now with { FalseShare = 0.01 }),
        ("false share 0.1", now => now with { FalseShare = 0.1 }),
        ("false share 0.2", now => now with { FalseShare = 0.2 }),
        ("candidates 300", now => now with { MostCandidates = 300 }),
        ("candidates 1500", now => now with { MostCandidates = 1500 }),
        ("same 0.4", now => now with { Same = 0.4 }),
        ("same 0.8", now => now with { Same = 0.8 }),
        ("penalty 0.3", now => now with { Penalty = 0.3 }),
        ("penalty 3", now => now with { Penalty = 3 }),
        ("least gain 0", now => now with { LeastGain = 0 }),
        ("least gain 1", now => now with { LeastGain = 1 }),
        ("least gain 2", now => now with { LeastGain = 2 }),
        ("least gain 3", now => now with { LeastGain = 3 }),
        ("at once 1", now => now with { AtOnce = 1 }),
        ("at once 8", now => now with { AtOnce = 8 }),
        ("at once 16", now => now with { AtOnce = 16 }),
    ];

    /// <summary>Prints what each change of one setting would give, mean over all packs.</summary>
    /// <param name="packs">The packs with their tickets.</param>
    /// <param name="items">The most signs on a scorecard.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static void Write(IReadOnlyList<(MinedPack Pack, Ticket[] Tickets)> packs, int items, CancellationToken cancellationToken)
    {
        (MinedPack Pack, Ticket[] Training)[] parts = [.. packs.Select(pack => (pack.Pack, TrainingOf(pack.Pack, pack.Tickets, cancellationToken)))];
        Console.WriteLine($"| setting | mean AUC | {string.Join(" | ", parts.Select(part => $"{part.Pack.Pack} {part.Pack.Outcome}"))} |");
        Console.WriteLine($"|---|---|{string.Concat(parts.Select(_ => "---|"))}");
        foreach ((string name, Func<WeighingSettings, WeighingSettings> change) in Changes)
        {
            double[] areas = [.. parts.Select(part => Measure(part.Pack, part.Training, change(new WeighingSettings()), items, cancellationToken))];
            Console.WriteLine($"| {name} | {areas.Average().ToString("0.0000", CultureInfo.InvariantCulture)} | {string.Join(" | ", areas.Select(area => area.ToString("0.000", CultureInfo.InvariantCulture)))} |");
        }
    }

    private static Ticket[] TrainingOf(MinedPack pack, Ticket[] tickets, CancellationToken cancellationToken)
    {
        HashSet<string> training = [.. Miner.Mine(tickets, new MiningOptions { Outcome = pack.Outcome }, cancellationToken).Split.TrainingIds];
        return [.. tickets.Where(ticket => training.Contains(ticket.Id))];
    }

    private static double Measure(MinedPack pack, Ticket[] training, WeighingSettings settings, int items, CancellationToken cancellationToken) =>
        Enumerable.Range(1, Splits).Average(seed => Miner.Mine(training, new MiningOptions { Outcome = pack.Outcome, Items = items }, settings with { Seed = seed }, cancellationToken).Area ?? 0.5);
}
