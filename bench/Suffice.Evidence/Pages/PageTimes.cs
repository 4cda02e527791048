using System.Diagnostics;
using Suffice.Ledger.Reading;

namespace Suffice.Evidence.Pages;

/// <summary>Times every page and its twin under <c>/api</c>, as a browser on the same machine waits for them.</summary>
internal static class PageTimes
{
    private const int Rounds = 20;
    private const double MostMs = 300;

    /// <summary>Times them, and prints each.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="ledger">The ledger that it serves from.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>False when a median is above 300 ms, or a page is not there.</returns>
    public static async Task<bool> MeasureAsync(YearGateway gateway, LedgerReader ledger, CancellationToken cancellationToken)
    {
        using HttpClient client = new() { BaseAddress = gateway.Address };
        string id = ledger.ReadRequests(new RequestQuery { Limit = 1, Task = "reply-draft", Escalated = true }).Requests[0].Id;
        string version = ledger.ReadPolicies()[0].Version;
        bool isFine = true;
        Console.WriteLine("  median      p95      max    first  of " + Rounds + " rounds after the first, in ms; bytes");
        foreach (string path in YearPaths.Of(id, version, gateway.Run))
        {
            isFine &= await MeasureAsync(client, path, cancellationToken).ConfigureAwait(false);
        }

        return isFine;
    }

    private static async Task<bool> MeasureAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        long asked = Stopwatch.GetTimestamp();
        using HttpResponseMessage first = await client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken).ConfigureAwait(false);
        if (!first.IsSuccessStatusCode)
        {
            Console.WriteLine($"{(int)first.StatusCode,8}                             {path}");
            return false;
        }

        double cold = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
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
        Console.WriteLine($"{median,8:N1} {times[(int)Math.Ceiling(0.95 * Rounds) - 1],8:N1} {times[^1],8:N1} {cold,8:N1}  {path} ({bytes:N0})");

        return median <= MostMs;
    }
}
