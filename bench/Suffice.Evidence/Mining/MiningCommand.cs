using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Suffice.Agents.Mining;
using Suffice.Agents.Tickets;
using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evidence.Mining;

/// <summary><c>mining</c>: how well do mined criteria tell outcomes that they were not learned from?</summary>
internal static class MiningCommand
{
    private const int Draws = 200;

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<int> items = new("--items") { DefaultValueFactory = _ => 40, Description = "The most signs on a scorecard." };
        Option<string?> only = new("--only") { Description = "One pack." };
        Option<bool> choose = new("--choose") { Description = "What each change of a setting would give, by splits inside the training parts alone." };
        Command command = new("mining", "Mined criteria on the packs of tickets, against TF-IDF with logistic regression on the same split.") { items, only, choose };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (RecordedPacks.Find() is not { } folder)
            {
                Console.Error.WriteLine("the tickets are not here: set SUFFICE_SHARED to the folder that holds data/");
                return;
            }

            List<(MinedPack Pack, Ticket[] Tickets)> packs = [];
            foreach (MinedPack pack in MinedPack.All.Where(pack => parsed.GetValue(only) is not { } wanted || pack.Pack == wanted))
            {
                TicketReading reading = await TicketReader.ReadAsync(Path.Combine(folder, pack.Pack + ".open.jsonl"), null, cancellationToken);
                packs.Add((pack, [.. reading.Tickets]));
            }

            if (parsed.GetValue(choose))
            {
                SettingsChoice.Write(packs, parsed.GetValue(items), cancellationToken);
                return;
            }

            Write(packs, parsed.GetValue(items), cancellationToken);
        });

        return command;
    }

    private static void Write(List<(MinedPack Pack, Ticket[] Tickets)> packs, int items, CancellationToken cancellationToken)
    {
        Console.WriteLine("A quarter is held out (the later one where tickets have times, else by hash), near-duplicates on one side and counted once. AUC: mean over the values, one against the rest [95%, tickets drawn anew].");
        Console.WriteLine();
        Console.WriteLine("| pack | outcome | values | tickets (distinct) | measured | mined, text and fields | mined, text alone | TF-IDF with LR | s |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach ((MinedPack pack, Ticket[] tickets) in packs)
        {
            Measure(pack, tickets, items, cancellationToken);
        }
    }

    private static void Measure(MinedPack pack, Ticket[] tickets, int items, CancellationToken cancellationToken)
    {
        MiningOptions options = new() { Outcome = pack.Outcome, Items = items };
        long start = Stopwatch.GetTimestamp();
        MinedStandard mined = Miner.Mine(tickets, options, cancellationToken);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        MinedStandard text = Miner.Mine(tickets, options with { Fields = false }, cancellationToken);
        Dictionary<string, Ticket> byId = tickets.ToDictionary(ticket => ticket.Id, StringComparer.Ordinal);
        string[] values = [.. mined.Comparisons.Select(comparison => comparison.Value)];
        string[] truth = [.. mined.Split.MeasuredIds.Select(id => FieldPath.Word(byId[id], pack.Outcome)!)];
        double[][] plain = PlainModel.Score(
            [.. mined.Split.TrainingIds.Select(id => (byId[id].Text, FieldPath.Word(byId[id], pack.Outcome)!))],
            [.. mined.Split.MeasuredIds.Select(id => byId[id].Text)],
            values,
            cancellationToken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {pack.Pack} | {pack.Outcome} | {values.Length} | {mined.Tickets:N0} ({mined.Distinct:N0}) | {truth.Length:N0} | {Told(ScoresOf(mined), truth, values)} | {Told(ScoresOf(text), truth, values)} | {Told(plain, truth, values)} | {seconds:0.0} |"));
    }

    private static double[][] ScoresOf(MinedStandard mined) => [.. mined.Comparisons.Select(comparison => comparison.Scores.ToArray())];

    private static string Told(double[][] scores, string[] truth, string[] values)
    {
        double macro = PlainModel.Macro(scores, truth, values);
        Interval? interval = ItemBootstrap.Interval(
            truth.Length,
            new Random(1),
            drawn => PlainModel.Macro([.. scores.Select(row => Array.ConvertAll(drawn, i => row[i]))], Array.ConvertAll(drawn, i => truth[i]), values) is var area && double.IsFinite(area) ? area : null,
            draws: Draws);

        return string.Create(CultureInfo.InvariantCulture, $"{macro:0.000} [{interval?.Low:0.000}, {interval?.High:0.000}]");
    }
}
