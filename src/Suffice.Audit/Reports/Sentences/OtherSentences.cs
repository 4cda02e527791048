using System.Collections.Immutable;
using Suffice.Reports;

namespace Suffice.Audit.Reports.Sentences;

/// <summary>Says what else the log shows: discounts, models that go away, models without a price.</summary>
public static class OtherSentences
{
    /// <summary>The discounts that could have been had; in no other saving.</summary>
    /// <param name="report">The report.</param>
    /// <returns>A sentence for each, the largest first.</returns>
    public static ImmutableArray<string> Discounts(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);

        return
        [
            .. report.Tasks
                .SelectMany(task => new[] { (Kind: "prompt cache", task.Name, Discount: task.Cache), (Kind: "batch price", task.Name, Discount: task.Batch) })
                .Where(entry => entry.Discount is not null)
                .OrderByDescending(entry => entry.Discount!.Usd)
                .Select(entry => $"{entry.Kind} for {entry.Name}: {Figures.Usd(entry.Discount!.Usd)}; {entry.Discount.Why}"),
        ];
    }

    /// <summary>A model that is or will be retired.</summary>
    /// <param name="retirement">The model.</param>
    /// <param name="today">The day of the audit.</param>
    /// <returns>The sentence.</returns>
    public static string Retirement(Retirement retirement, DateTimeOffset today)
    {
        ArgumentNullException.ThrowIfNull(retirement);

        string when = retirement.On <= DateOnly.FromDateTime(today.UtcDateTime) ? "is retired since" : "retires on";
        return $"{retirement.Model} {when} {Figures.Day(retirement.On)}: {Figures.Count(retirement.Calls, "call")}, {Figures.Usd(retirement.Usd)}";
    }

    /// <summary>Calls without a price.</summary>
    /// <param name="unpriced">The calls.</param>
    /// <returns>The sentence.</returns>
    public static string Unpriced(Unpriced unpriced)
    {
        ArgumentNullException.ThrowIfNull(unpriced);

        string logged = unpriced.LoggedUsd is { } usd ? $", {Figures.Usd(usd)} by the log" : "";
        return $"{unpriced.Model} has no price: {Figures.Count(unpriced.Calls, "call")}, {Figures.Count(unpriced.Tokens)} tokens{logged}; {unpriced.Why}";
    }

    /// <summary>How a task's calls are recognised.</summary>
    /// <param name="match">The match.</param>
    /// <returns>The sentences; one that says so when nothing recognises them.</returns>
    public static ImmutableArray<string> Match(TaskMatch match)
    {
        ArgumentNullException.ThrowIfNull(match);

        List<string> ways = [];
        if (!match.Fingerprints.IsEmpty)
        {
            ways.Add($"by the fingerprint of their fixed part: {Figures.Percent(match.CoveredByFingerprints)} of the calls ({string.Join(", ", match.Fingerprints)})");
        }

        if (match.SystemContains is { } system)
        {
            ways.Add($"the system text contains \"{system}\"");
        }

        if (match.PromptContains is { } prompt)
        {
            ways.Add($"the user's message contains \"{prompt}\"");
        }

        return ways.Count > 0 ? [.. ways] : ["nothing in the calls tells them from others: the caller must name the task (header x-suffice-task)"];
    }
}
