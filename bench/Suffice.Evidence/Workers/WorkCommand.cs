using System.CommandLine;
using System.Text.Json;
using static System.FormattableString;

namespace Suffice.Evidence.Workers;

/// <summary><c>work</c>: a worker over the recorded ticket pack, through the command as a user types it.</summary>
internal static class WorkCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<int> kills = new("--kills") { Description = "How often the run is killed before it may end.", DefaultValueFactory = _ => 20 };
        Command command = new(
            "work",
            "Runs a worker over the recorded ticket pack (real answers of gpt-4o-mini, gemini-2.5-flash-lite and gpt-5-nano, replayed): what a ticket and 62 cost, which went up and why, how far each rung agrees with the last; "
            + "then the same killed with SIGKILL again and again and gone on with: each ticket has one verdict. Exit code 1 when one has none or two.\n\nExample: work --kills 20")
        {
            kills,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(kills), cancellationToken));

        return command;
    }

    private static async Task<int> RunAsync(int kills, CancellationToken cancellationToken)
    {
        if (RecordedPacks.Find() is not { } packs)
        {
            Console.Error.WriteLine("the recorded answers are not on this machine (SUFFICE_SHARED names where they are)");

            return 2;
        }

        using WorkFolder folder = new(Path.Combine(packs, "it_tickets_llm.open.jsonl"));
        Console.WriteLine(await folder.RunAsync(["work", "it-groups", "--in", folder.Tickets, "--at-once", "8"], cancellationToken).ConfigureAwait(false));
        Console.WriteLine(await folder.RunAsync(["work", "it-groups", "--in", folder.Tickets, "--at-once", "8", "--compare"], cancellationToken).ConfigureAwait(false));
        using WorkFolder killed = new(Path.Combine(packs, "it_tickets_llm.open.jsonl"));

        return await KillAsync(killed, kills, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<int> KillAsync(WorkFolder folder, int kills, CancellationToken cancellationToken)
    {
        string[] run = ["work", "it-groups", "--in", folder.Tickets, "--at-once", "8", "--json"];
        string[] slow = [.. run, "--per-minute", "4800"];
        Random random = new(1);
        List<long> kept = [];
        for (int kill = 0; kill < kills; kill++)
        {
            await folder.KillAsync(slow, 20 + random.Next(130), cancellationToken).ConfigureAwait(false);
            kept.Add(folder.Verdicts());
        }

        using JsonDocument report = JsonDocument.Parse(await folder.RunAsync(run, cancellationToken).ConfigureAwait(false));
        int tickets = report.RootElement.GetProperty("tickets").GetInt32();
        (long rows, long distinct, long asked, long askedAgain) = (folder.Verdicts(), folder.DistinctTickets(), folder.Asked(), folder.AskedAgain());
        Console.WriteLine(Invariant($"killed {kills} times, with {string.Join(", ", kept)} verdicts kept by then; {report.RootElement.GetProperty("earlier").GetInt32()} of {tickets} were judged before the last try"));
        Console.WriteLine(Invariant($"verdicts {rows}, of {distinct} tickets; rows of the ledger {asked}; answers that a kill took before their verdict was kept, and that were asked again: {askedAgain}"));
        bool sound = rows == tickets && distinct == tickets && askedAgain >= 0;
        Console.WriteLine(sound ? "each ticket has exactly one verdict" : "NOT each ticket has exactly one verdict");

        return sound ? 0 : 1;
    }
}
