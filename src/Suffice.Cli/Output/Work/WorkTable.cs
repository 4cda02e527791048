using System.Collections.Immutable;
using Spectre.Console;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;
using static System.FormattableString;

namespace Suffice.Cli.Output.Work;

/// <summary>What came of a run over tickets, on a terminal: the exceptions first, for they are what a person is for.</summary>
internal static class WorkTable
{
    private const int MostTold = 20;
    private const int LongestId = 60;
    private const int LongestReason = 400;

    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="report">The report.</param>
    /// <param name="outcomes">What came of each ticket.</param>
    public static void Write(IAnsiConsole console, WorkReport report, IReadOnlyCollection<WorkOutcome> outcomes)
    {
        WriteExceptions(console, [.. outcomes.Where(outcome => outcome.Verdict?.Machine.Decision == Decision.Escalate)]);
        console.WriteLine(Invariant($"{report.Tickets:N0} tickets by {report.Task}: {Count(report, Decision.Pass):N0} pass, {Count(report, Decision.Fail):N0} fail, {Count(report, Decision.Escalate):N0} for a person{(report.MeanScore is { } mean ? Invariant($"; mean score {mean:0.00}") : string.Empty)}{(report.Earlier > 0 ? Invariant($"; {report.Earlier:N0} were judged before") : string.Empty)}"));
        Tell(console, "went up to a stronger model", report.WentUp);
        Tell(console, "for a person by", report.EscalatedBy);
        console.WriteLine(Invariant($"cost {Amounts.Usd(report.CostUsd)} (all on the last rung {Amounts.Usd(report.BaselineCostUsd)}); {Amounts.Usd(report.CostPerTicketUsd)} a ticket, {Amounts.Usd(report.CostPer62Usd)} for 62"));
        foreach ((string criterion, decimal share) in report.NotApplicable.Where(one => one.Value > 0.5m))
        {
            console.WriteLine(Invariant($"{criterion} did not apply to {share:0%} of the tickets: look whether it belongs into this rubric"));
        }

        foreach ((string why, int tickets) in report.Failed)
        {
            console.WriteLine(Printable.Of(Invariant($"{tickets:N0} without a verdict: {why}; the same command again tries them")));
        }

        if (!report.IsActing)
        {
            console.WriteLine($"advice: a person decides until the agreement with people is proved (suffice review agreement {report.Task})");
        }
    }

    private static int Count(WorkReport report, Decision decision) => report.Decisions.GetValueOrDefault(decision);

    private static void Tell(IAnsiConsole console, string what, ImmutableSortedDictionary<string, int> counts)
    {
        if (counts.Count > 0)
        {
            console.WriteLine(Printable.Of($"  {what}: {string.Join(", ", counts.OrderByDescending(count => count.Value).Select(count => Invariant($"{count.Key} {count.Value:N0}")))}"));
        }
    }

    private static void WriteExceptions(IAnsiConsole console, IReadOnlyList<WorkOutcome> exceptions)
    {
        if (exceptions.Count == 0)
        {
            return;
        }

        Table table = new Table().Border(TableBorder.Rounded).AddColumn("for a person").AddColumn("by").AddColumn("why");
        foreach (WorkOutcome outcome in exceptions.Take(MostTold))
        {
            EscalationReason why = outcome.Verdict!.Machine.Escalation[0];
            table.AddRow(Markup.Escape(Printable.Cut(outcome.Ticket.Id, LongestId)), Markup.Escape(Printable.Of(why.By)), Markup.Escape(Printable.Cut(why.Why, LongestReason)));
        }

        console.Write(table);
        if (exceptions.Count > MostTold)
        {
            console.WriteLine(Invariant($"and {exceptions.Count - MostTold:N0} more"));
        }
    }
}
