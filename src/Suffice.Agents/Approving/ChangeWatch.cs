using System.Collections.Immutable;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;
using Suffice.Evaluation.Statistics.Significance;
using static System.FormattableString;

namespace Suffice.Agents.Approving;

/// <summary>Closes the loop: is a weakness rarer since its change holds? It tells; it takes nothing back by itself.</summary>
/// <param name="file">Where observations and proposals are kept.</param>
/// <param name="time">The clock.</param>
internal sealed class ChangeWatch(AgentsFile file, TimeProvider time)
{
    private const double Alpha = 0.05;

    private readonly ProposalStore store = new(file);
    private readonly PatternBook book = new(file);

    /// <summary>Looks at every change that is watched.</summary>
    /// <returns>Those that were looked at, as they stand now.</returns>
    public ImmutableArray<Proposal> Look() =>
        [.. store.List().Where(proposal => proposal is { State: ProposalState.Approved, Watch.Outcome: null }).Select(LookAt)];

    private Proposal LookAt(Proposal proposal)
    {
        Proposal looked = store.Change(proposal.Id, "watch", Looked);
        if (looked.State == ProposalState.Kept && book.Count(looked.Target.Agent).Any(pattern => pattern.Key == looked.Pattern.Key && pattern.State == PatternState.Open))
        {
            book.Close(looked.Pattern.Key, isResolved: true, $"watch of {looked.Id}", "rarer since the change holds");
        }

        return looked;
    }

    private Proposal Looked(Proposal proposal)
    {
        if (proposal is not { State: ProposalState.Approved, Watch: { } watch })
        {
            return proposal;
        }

        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset end = now < watch.Until ? now : watch.Until;
        SeenShare after = PatternCounting.SeenIn(book.ObservationsOf(proposal.Pattern.Key), book.Workload, watch.From, end);
        bool isCounted = after.LookedAt is not null && watch.Before.LookedAt is not null;
        bool isSilent = after.LookedAt == 0 || (!isCounted && !IsAnybodyLooking(proposal, watch.From, end));
        (double exposure, double before) = after.LookedAt is > 0 && watch.Before.LookedAt is > 0
            ? (after.LookedAt.Value, watch.Before.LookedAt.Value)
            : (Math.Max(1e-9, (end - watch.From).TotalDays), (watch.Until - watch.From).TotalDays);
        WatchFigures seen = watch with { After = after, Chance = PoissonRatio.Surprise(watch.Before.Tickets, before, after.Tickets, exposure) };
        if (now < watch.Until)
        {
            return proposal with { Watch = seen };
        }

        bool isLower = after.Tickets / exposure < watch.Before.Tickets / before;
        bool isKept = isLower && seen.Chance < Alpha && !isSilent;

        return proposal with { State = isKept ? ProposalState.Kept : ProposalState.NotBetter, Watch = seen with { Outcome = OutcomeOf(proposal, seen, isLower, isKept, isSilent) } };
    }

    // Where nobody counts what is looked at, whoever complained has to have noted something, whatever it is about: silence is no proof.
    private bool IsAnybodyLooking(Proposal proposal, DateTimeOffset from, DateTimeOffset to) =>
        new ObservationStore(file).List(since: from).Any(said => said.At > from && said.At <= to && proposal.Pattern.ComplainedBy.Contains(said.By));

    private static string OutcomeOf(Proposal proposal, WatchFigures seen, bool isLower, bool isKept, bool isSilent)
    {
        string rates = $"rate {Told(seen.Before)} -> {Told(seen.After!)}";
        string rollback = proposal.Version is null ? string.Empty : $"; roll back? suffice review rollback {proposal.Id}";

        return isSilent ? $"nobody looked at a ticket since: not shown to be better{rollback}"
            : isKept ? Invariant($"{rates}, kept (p = {seen.Chance:0.0000})")
            : isLower ? Invariant($"{rates}, lower, and so few by chance with p = {seen.Chance:0.00}: not shown to be better{rollback}")
            : $"{rates}, not better{rollback}";
    }

    private static string Told(SeenShare seen) => seen is { Share: { } share, Interval: { } interval }
        ? Invariant($"{share:0.0%} [{interval.Low:0.0%}, {interval.High:0.0%}]")
        : Invariant($"{seen.Tickets} tickets");
}
