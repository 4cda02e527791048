using System.Collections.Immutable;
using System.Globalization;
using Suffice.Ledger;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Reading;
using Suffice.Reports;

namespace Suffice.Evaluation.Advising.Known;

/// <summary>What a ledger has seen of a task.</summary>
internal sealed record LedgerFacts
{
    /// <summary>A month, as volumes are told.</summary>
    public const int DaysOfMonth = 30;

    // Enough for shares to half a percent; older calls are of older policies.
    private const int LatestLookedAt = 2_000;

    /// <summary>All its calls, counted and priced.</summary>
    public required BillLine Line { get; init; }

    /// <summary>The first day with a call of it (UTC).</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>The last day with a call of it (UTC).</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>Why calls left a rung or were refused, with how many.</summary>
    public required ImmutableSortedDictionary<string, long> Reasons { get; init; }

    /// <summary>The latest calls, without their texts.</summary>
    public required ImmutableArray<RequestEntry> Latest { get; init; }

    /// <summary>The days from the first call to the last, both counted whole, so that a volume is rather too low.</summary>
    public int Days => LastDay.DayNumber - FirstDay.DayNumber + 1;

    /// <summary>Calls a month, if they go on coming as they did.</summary>
    public decimal CallsPerMonth => (decimal)Line.Requests * DaysOfMonth / Days;

    /// <summary>The volume and what it rests on, in words.</summary>
    public string VolumeTold => string.Create(
        CultureInfo.InvariantCulture,
        $"the ledger: {Figures.Count(Line.Requests, "call")} in {Figures.Count(Days, "day")}, {FirstDay:yyyy-MM-dd} to {LastDay:yyyy-MM-dd}{(Days < DaysOfMonth ? "; less than a month was seen" : string.Empty)}");

    /// <summary>Prompt tokens of each of the latest answers, ascending.</summary>
    public ImmutableArray<long> Prompts => [.. Answers.Select(attempt => attempt.Usage.Prompt).Where(tokens => tokens > 0).Order()];

    /// <summary>Answer tokens of each of the latest answers, ascending.</summary>
    public ImmutableArray<long> Completions => [.. Answers.Select(attempt => attempt.Usage.Completion).Where(tokens => tokens > 0).Order()];

    private IEnumerable<AttemptEntry> Answers => Latest.SelectMany(entry => entry.Attempts).Where(attempt => attempt.Outcome is AttemptOutcome.Accepted or AttemptOutcome.Rejected);

    /// <summary>Since when the present policy has served, as far as the latest calls tell.</summary>
    /// <param name="version">The policy's version.</param>
    /// <returns>The day; <see langword="null"/> when it has not served yet.</returns>
    public DateOnly? ServedSince(string version) => Latest.TakeWhile(entry => entry.PolicyVersion == version).LastOrDefault() is { } first ? DateOnly.FromDateTime(first.At.UtcDateTime) : null;

    /// <summary>Reads them.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="task">The task.</param>
    /// <returns>The facts; <see langword="null"/> when it has seen no call of the task.</returns>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public static LedgerFacts? Read(LedgerReader ledger, string task)
    {
        BillReport bill = ledger.ReadReport(new BillQuery { Task = task, GroupBy = BillGrouping.Day });
        DateOnly[] days = [.. bill.Lines.Where(line => line.Requests > 0).Select(line => DateOnly.ParseExact(line.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture))];

        return days.Length == 0 ? null : new LedgerFacts
        {
            Line = bill.Total,
            FirstDay = days.Min(),
            LastDay = days.Max(),
            Reasons = bill.Reasons,
            Latest = [.. LatestOf(ledger, task).Where(entry => entry.Outcome is not (RequestOutcome.Watch or RequestOutcome.Run or RequestOutcome.RunFailed)).Take(LatestLookedAt)],
        };
    }

    private static IEnumerable<RequestEntry> LatestOf(LedgerReader ledger, string task)
    {
        RequestQuery query = new() { Task = task, Limit = 1_000 };
        while (true)
        {
            RequestPage page = ledger.ReadRequests(query);
            foreach (RequestEntry entry in page.Requests)
            {
                yield return entry;
            }

            if (page.Next is not { } next)
            {
                yield break;
            }

            query = query with { After = next };
        }
    }
}
