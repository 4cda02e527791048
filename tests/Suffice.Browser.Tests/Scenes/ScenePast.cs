using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Ledger.Writing;
using Suffice.Policy;

namespace Suffice.Browser.Scenes;

/// <summary>Writes further days into the ledger, of the calls that the gateway answered today: the same calls on other days, at the pace of a real model.</summary>
/// <param name="settings">The ledger.</param>
/// <param name="now">The time of the scene.</param>
internal sealed class ScenePast(LedgerSettings settings, DateTimeOffset now)
{
    public const int Days = 41;

    private const int CallsOfADay = 70;
    private const int PageOfCalls = 1000;

    // The simulated models answer at once; a real one needs some time to begin and some for each token.
    private const double BeginMilliseconds = 350;
    private const double MillisecondsAToken = 11;

    private readonly Random random = new(20261127);

    /// <summary>Writes them.</summary>
    public async Task WriteAsync()
    {
        ILookup<string, RequestEntry> flows = Calls().ToLookup(call => call.Place?.Run ?? call.Id);
        RequestEntry[][] played = [.. flows.Select(flow => flow.OrderBy(call => call.Place?.Step, StringComparer.Ordinal).ThenBy(call => call.At).ToArray()).OrderBy(Told, StringComparer.Ordinal)];
        SceneClock clock = new(now);
        RequestIds ids = new(clock, new Random(1));
        RequestIds runs = new(clock, new Random(2), "run_");
        await using SqliteLedger ledger = new(settings with { Strict = false }, TimeProvider.System, NullLogger<SqliteLedger>.Instance);
        for (int day = Days; day > 0; day--)
        {
            DateTimeOffset midnight = new(now.UtcDateTime.Date.AddDays(-day), TimeSpan.Zero);
            bool isWeekend = midnight.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            int calls = (int)(CallsOfADay * (isWeekend ? 0.3 : 1) * (0.8 + (0.4 * random.NextDouble())));
            foreach (double hour in Enumerable.Range(0, calls).Select(_ => 6 + (14 * random.NextDouble())).Order())
            {
                RequestEntry[] flow = played[random.Next(played.Length)];
                clock.Now = midnight.AddHours(hour);
                string? run = flow[0].Place is null ? null : runs.Next();
                foreach (RequestEntry call in flow)
                {
                    await ledger.RecordAsync(Moved(call, ids.Next(), clock.Now + (call.At - flow[0].At), run));
                }
            }
        }

        await ledger.FlushAsync(CancellationToken.None);
    }

    // What was compared beside a call belongs to that call alone, and what reviewers ask is dated by the desk itself.
    private List<RequestEntry> Calls()
    {
        LedgerReader reader = new(settings.Path);
        List<RequestEntry> calls = [];
        RequestPage page;
        RequestCursor? after = null;
        do
        {
            page = reader.ReadRequests(new RequestQuery { Limit = PageOfCalls, After = after });
            calls.AddRange(page.Requests.Where(call => call.Outcome != RequestOutcome.Watch && call.Endpoint != "worker"));
            after = page.Next;
        }
        while (after is not null);

        return calls;
    }

    private RequestEntry Moved(RequestEntry call, string id, DateTimeOffset at, string? run)
    {
        TimeSpan shift = at - call.At;
        ImmutableArray<AttemptEntry> attempts = [.. call.Attempts.Select(attempt => attempt with { At = attempt.At + shift, Latency = Taken(attempt), FirstToken = null })];

        return call with
        {
            Id = id,
            At = at,
            Latency = attempts.IsEmpty ? call.Latency : attempts.Aggregate(TimeSpan.Zero, (sum, attempt) => sum + attempt.Latency),
            FirstToken = null,
            Place = call.Place is { } place && run is not null ? place with { Run = run } : call.Place,
            Attempts = attempts,
        };
    }

    // The same from run to run, whichever call was answered first.
    private static string Told(RequestEntry[] flow) => string.Join(',', flow.Select(call => $"{call.Task}{call.Path}{call.KnownCostUsd}{call.Place?.Step}").Order(StringComparer.Ordinal));

    private TimeSpan Taken(AttemptEntry attempt) =>
        TimeSpan.FromMilliseconds((BeginMilliseconds + (MillisecondsAToken * attempt.Usage.Output)) * Math.Exp(random.NextDouble() + random.NextDouble() - 1));
}
