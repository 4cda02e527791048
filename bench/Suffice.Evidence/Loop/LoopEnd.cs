using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;

namespace Suffice.Evidence.Loop;

/// <summary>What came of the scene.</summary>
internal sealed record LoopEnd
{
    /// <summary>Open patterns after eleven complaints about one ticket that was tried again and again, and then after the first, the second and the third within seven days.</summary>
    public required IReadOnlyList<int> OpenAfter { get; init; }

    /// <summary>The pattern when it opened.</summary>
    public required Pattern Opened { get; init; }

    /// <summary>The harmful proposal, after its gate.</summary>
    public required Proposal Harmful { get; init; }

    /// <summary>The good one before a person had checked the pattern's cases.</summary>
    public required Proposal Unchecked { get; init; }

    /// <summary>The good one after that.</summary>
    public required Proposal Good { get; init; }

    /// <summary>Why the harmful one could not be approved.</summary>
    public required string HarmfulApproval { get; init; }

    /// <summary>The good one at the end of its watch.</summary>
    public required Proposal Watched { get; init; }

    /// <summary>The pattern at the end of the watch.</summary>
    public required Pattern Resolved { get; init; }

    /// <summary>True when the file says after the roll-back what it said at first, to the byte.</summary>
    public required bool IsBack { get; init; }

    /// <summary>The versions of the file.</summary>
    public required IReadOnlyList<int> Versions { get; init; }

    /// <summary>The pattern some days after the roll-back.</summary>
    public required Pattern Returned { get; init; }

    /// <summary>What the ledger says that the strong stand-in and the gates cost, USD.</summary>
    public required decimal LedgerUsd { get; init; }

    /// <summary>What the proposals say, USD.</summary>
    public required decimal ProposalsUsd { get; init; }

    /// <summary>True when all came as it must.</summary>
    public bool IsSound =>
        OpenAfter is [0, 0, 0, 1] && Harmful.State == ProposalState.Refused && Unchecked.State == ProposalState.Inconclusive && Good.State == ProposalState.Passed && HarmfulApproval.Length > 0
        && Watched.State == ProposalState.Kept && Resolved.State == PatternState.Resolved && IsBack && Returned is { State: PatternState.Open, IsRegression: true } && LedgerUsd == ProposalsUsd;

    /// <summary>Writes it.</summary>
    public void Write()
    {
        Console.WriteLine("Scripted stand-ins, no model: triage does what its prompt says, quality control complains when an order's number was not asked for, the strong one drafts a harmful change first and a good one then.");
        Console.WriteLine();
        Console.WriteLine("| step | found |");
        Console.WriteLine("|---|---|");
        Row("open patterns after eleven tries of one ticket; ten days later after complaint 1, 2, 3 within seven days", string.Join(", ", OpenAfter));
        Row("the pattern", FormattableString.Invariant($"{Opened.Key}, against {Opened.Agent}, noted by {string.Join(", ", Opened.ComplainedBy)}; {Opened.Rate.Recent.Tickets} of {Opened.Rate.Recent.LookedAt} tickets, before {Opened.Rate.Before.Tickets} of {Opened.Rate.Before.LookedAt}; p = {Opened.Rate.Surprise:0.0000}"));
        Row("first proposal", Told(Harmful));
        Row("approving it", HarmfulApproval);
        Row("second proposal, its cases not checked by a person", Told(Unchecked));
        Row("second proposal, checked", Told(Good));
        Row("its evidence", string.Join("; ", Good.Evidence.Select(one => $"{one.Ticket} \"{one.Quote}\"")));
        Row("its cost", FormattableString.Invariant($"{Good.Cost!.DeltaTokens} tokens more a call, {Good.Cost.CallsMonth} calls a month: ${Good.Cost.DeltaUsdMonth:0.0000} a month; {(Good.Cost.CacheBreak ? "breaks" : "keeps")} the prompt cache"));
        Row("approved: version", Watched.Version?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none");
        Row("after the watch", Watched.Watch!.Outcome!);
        Row("roll-back", $"the file as it was: {IsBack}; versions {string.Join(", ", Versions)}; the pattern is {Returned.State}{(Returned.IsRegression ? ", come back" : string.Empty)}");
        Row("cost of drafting and trying", FormattableString.Invariant($"${ProposalsUsd:0.000000} by the proposals, ${LedgerUsd:0.000000} by the ledger"));
        Console.WriteLine();
        Console.WriteLine(IsSound ? "Sound: all came as it must." : "BROKEN: something did not come as it must.");
    }

    private static string Told(Proposal proposal) => FormattableString.Invariant(
        $"{proposal.Id} {proposal.State}: {proposal.Diff}; validation {proposal.Gate?.Validation.N} cases {proposal.Gate?.Validation.Before:0.000} -> {proposal.Gate?.Validation.After:0.000}, fixed {proposal.Gate?.Validation.Fixed}, broken {proposal.Gate?.Validation.Broken}, McNemar p = {proposal.Gate?.Validation.McNemarP:0.0000}; targets {proposal.Gate?.Targets.Before} -> {proposal.Gate?.Targets.After} of {proposal.Gate?.Targets.N} (unchecked {proposal.Gate?.Unchecked.N}); final {proposal.Gate?.Final.N} cases {proposal.Gate?.Final.Before:0.000} -> {proposal.Gate?.Final.After:0.000}; {string.Join("; ", proposal.Why)}");

    private static void Row(string step, string found) => Console.WriteLine($"| {step} | {found.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ')} |");
}
