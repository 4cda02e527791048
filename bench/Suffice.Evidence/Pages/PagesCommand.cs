using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Suffice.Ledger.Reading;

namespace Suffice.Evidence.Pages;

/// <summary><c>pages</c>: how long the pages take over a year's ledger.</summary>
internal static class PagesCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<int> requests = new("--requests") { Description = "How many requests the year's ledger has, when it is made.", DefaultValueFactory = _ => 10_000_000 };
        Option<string> ledger = new("--ledger") { Description = "The ledger's file; made when it is not there.", Required = true };
        Option<string?> until = new("--until") { Description = "The last day of the year, as 2026-11-27. Default: yesterday (UTC): a day that is not over has no requests yet of its later hours." };
        Option<int> seed = new("--seed") { Description = "Seeds the traffic.", DefaultValueFactory = _ => 1 };
        Command command = new(
            "pages",
            "Makes a ledger of a year of a busy gateway, and times what is read of it. Exit code 1 when the median of any is above 300 ms.\n\n"
            + "Example: pages --requests 10000000 --ledger /tmp/suffice-year/ledger.db")
        {
            requests, ledger, until, seed,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(ledger)!,
            parsed.GetValue(requests),
            parsed.GetValue(seed),
            parsed.GetValue(until) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1),
            cancellationToken));

        return command;
    }

    private static async Task<int> RunAsync(string ledger, int requests, int seed, DateOnly until, CancellationToken cancellationToken)
    {
        if (!File.Exists(ledger))
        {
            long began = Stopwatch.GetTimestamp();
            await new YearLedger(ledger, seed, until).WriteAsync(requests, cancellationToken).ConfigureAwait(false);
            Console.WriteLine($"{ledger}: {requests:N0} requests, {new FileInfo(ledger).Length / 1e9:N2} GB, made in {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s");
        }

        ReadingTimes.Measure(ledger, until);
        await using YearGateway gateway = await YearGateway.StartAsync(ledger, seed, cancellationToken).ConfigureAwait(false);

        return await PageTimes.MeasureAsync(gateway, new LedgerReader(ledger), cancellationToken).ConfigureAwait(false) ? 0 : 1;
    }
}
