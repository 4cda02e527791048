using System.Collections.Immutable;
using Spectre.Console;
using Suffice.Agents.Proposing;
using Suffice.Files;
using Suffice.Reports;
using static System.FormattableString;

namespace Suffice.Cli.Output.Reviewing;

/// <summary>Proposals on a terminal.</summary>
internal static class ProposalPage
{
    /// <summary>Writes a list.</summary>
    /// <param name="console">Where.</param>
    /// <param name="proposals">The proposals.</param>
    public static void WriteList(IAnsiConsole console, ImmutableArray<Proposal> proposals)
    {
        if (proposals.IsEmpty)
        {
            console.WriteLine("no proposal waits (--all shows those that were decided)");
            return;
        }

        Table table = new Table().Border(TableBorder.Rounded).AddColumns("proposal", "state", "target", "change", "pattern", "try", "made", "cost");
        foreach (Proposal one in proposals)
        {
            table.AddRow(
                one.Id, EnumWord.Spaced(one.State), Text(one.Target.ToString()), Text(one.Diff.Length > 0 ? one.Diff : one.Advice), Text(one.Pattern.Key),
                Invariant($"{one.Attempt} of 3"), Figures.Day(one.At), Figures.Usd(one.CostUsd));
        }

        console.Write(table);
    }

    /// <summary>Writes one.</summary>
    /// <param name="console">Where.</param>
    /// <param name="proposal">The proposal.</param>
    public static void Write(IAnsiConsole console, Proposal proposal)
    {
        foreach (string line in LinesOf(proposal))
        {
            console.WriteLine(Printable.Of(line));
        }
    }

    private static IEnumerable<string> LinesOf(Proposal proposal)
    {
        yield return $"{proposal.Id}: {EnumWord.Spaced(proposal.Kind)} of {proposal.Target}, {EnumWord.Spaced(proposal.State)}{(proposal.Approver is { } by ? $" by {by}" : string.Empty)}";
        yield return Invariant($"pattern {proposal.Pattern.Id} {proposal.Pattern.Key}: {proposal.Pattern.Occurrences} in seven days on {proposal.Pattern.Tickets} tickets, noted by {string.Join(", ", proposal.Pattern.ComplainedBy)} (try {proposal.Attempt} of 3)");
        yield return $"cause ({EnumWord.Spaced(proposal.Cause.Status)}): {proposal.Cause.Text}";
        foreach (Evidence one in proposal.Evidence)
        {
            yield return $"  {one.Trace} {one.Ticket}: {(one.Quote.Length > 0 ? $"\"{one.Quote}\"" : "(nothing there to quote)")}";
        }

        foreach (string line in (proposal.Diff.Length > 0 ? proposal.Diff : proposal.Advice).Split('\n'))
        {
            yield return line;
        }

        if (proposal.Cost is { } cost)
        {
            yield return Invariant($"costs {cost.DeltaTokens:+0;-0;0} tokens a call on {cost.Model}, {cost.CallsMonth} calls in thirty days, {cost.CachedShare:0%} of the prompt cached: {Figures.Usd(cost.DeltaUsdMonth)} a month; ")
                + (cost.CacheBreak ? Invariant($"breaks the prompt cache once ({cost.ReadAnewTokens} tokens are read anew)") : "keeps the prompt cache");
        }

        foreach (string line in proposal.Gate is { } gate ? GateLines(gate) : [])
        {
            yield return line;
        }

        foreach (string why in proposal.Why)
        {
            yield return $"- {why}";
        }

        if (proposal.Watch is { } watch)
        {
            yield return watch.Outcome ?? $"watched until {Figures.Day(watch.Until)}: before {watch.Before.Tickets} of {Known(watch.Before.LookedAt)} tickets, since {(watch.After is { } after ? $"{after.Tickets} of {Known(after.LookedAt)}" : "not looked yet")}";
        }

        yield return $"drafting and trying it cost {Figures.Usd(proposal.CostUsd)}; it expires on {Figures.Day(proposal.ExpiresAt)}";
        if (proposal.State is ProposalState.Passed or ProposalState.Advice)
        {
            yield return $"suffice review approve {proposal.Id}, or suffice review reject {proposal.Id} --why \"...\"";
        }
    }

    private static IEnumerable<string> GateLines(GateFigures gate)
    {
        yield return $"gate: {EnumWord.Spaced(gate.Result)}";
        yield return Told("  validation", gate.Validation) + Invariant($", no more than {gate.Margin:0%} lost with p = {gate.NonInferiorityP:0.0000}");
        yield return Invariant($"  the pattern's own: {gate.Targets.Before} -> {gate.Targets.After} of {gate.Targets.N} right (not seen by the proposer: {gate.Targets.Unseen?.Before ?? 0} -> {gate.Targets.Unseen?.After ?? 0} of {gate.Targets.Unseen?.N ?? 0})");
        if (gate.Unchecked.N > 0 || gate.Unstated > 0)
        {
            yield return Invariant($"  told, not counted: {gate.Unchecked.Before} -> {gate.Unchecked.After} of {gate.Unchecked.N} cases that no person checked; of {gate.Unstated} nobody said what is to come");
        }

        yield return Told("  final, seen by nobody", gate.Final);
        yield return Invariant($"  slices worse: {gate.SlicesWorse.Length} of {gate.Slices}; a ticket costs {Figures.Usd(gate.UsdTicketBefore)} -> {Figures.Usd(gate.UsdTicketAfter)}");
        foreach (OtherAgent other in gate.OtherAgents)
        {
            yield return other.Figures is { } figures ? Told($"  {other.Agent}", figures) : $"  {other.Agent}: its prompt is the same to the byte";
        }
    }

    private static string Told(string name, PairedFigures figures) => Invariant(
        $"{name}: {figures.Before:0.0%} -> {figures.After:0.0%} of {figures.N} cases, {figures.Fixed} fixed, {figures.Broken} broken (McNemar p = {figures.McNemarP:0.0000})");

    private static string Known(long? number) => number is { } known ? Invariant($"{known}") : "unknown";

    private static string Text(string text) => Markup.Escape(string.Join(' ', text.Split('\n').Select(Printable.Of)));
}
