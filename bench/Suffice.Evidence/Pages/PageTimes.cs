using System.Diagnostics;
using Suffice.Ledger.Reading;

namespace Suffice.Evidence.Pages;

/// <summary>Times every page and its twin under <c>/api</c>, as a browser on the same machine waits for them.</summary>
internal static class PageTimes
{
    private const int Rounds = 20;
    private const double MostMs = 300;

    /// <summary>Times them, and prints each.</summary>
    /// <param name="gateway">Where.</param>
    /// <param name="ledger">The ledger that it serves from.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>False when a median is above 300 ms, or a page is not there.</returns>
    public static async Task<bool> MeasureAsync(Uri gateway, LedgerReader ledger, CancellationToken cancellationToken)
    {
        using HttpClient client = new() { BaseAddress = gateway };
        string id = ledger.ReadRequests(new RequestQuery { Limit = 1, Task = "reply-draft", Escalated = true }).Requests[0].Id;
        string version = ledger.ReadPolicies()[0].Version;
        bool isFine = true;
        Console.WriteLine("  median      p95      max  of " + Rounds + " rounds after one, in ms; bytes");
        foreach (string path in YearPaths.Of(id, version))
        {
            isFine &= await MeasureAsync(client, path, cancellationToken).ConfigureAwait(false);
        }

        return isFine;
    }

    private static async Task<bool> MeasureAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        using HttpResponseMessage first = await client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken).ConfigureAwait(false);
        if (!first.IsSuccessStatusCode)
        {
            Console.WriteLine($"{(int)first.StatusCode,8}                    {path}");
            return false;
        }

        double[] times = new double[Rounds];
        int bytes = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long began = Stopwatch.GetTimestamp();
            bytes = (await client.GetByteArrayAsync(new Uri(path, UriKind.Relative), cancellationToken).ConfigureAwait(false)).Length;
            times[round] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        Array.Sort(times);
        double median = (times[(Rounds / 2) - 1] + times[Rounds / 2]) / 2;
        Console.WriteLine($"{median,8:N1} {times[(int)Math.Ceiling(0.95 * Rounds) - 1],8:N1} {times[^1],8:N1}  {path} ({bytes:N0})");

        return median <= MostMs;
    }
}
