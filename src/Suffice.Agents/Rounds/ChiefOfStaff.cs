using System.Collections.Immutable;
using Suffice.Agents.Approving;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;
using Suffice.Agents.Working;
using Suffice.Engine;
using Suffice.Policy;

namespace Suffice.Agents.Rounds;

/// <summary>Looks at what was noted: counts, tells, has the strong model draft a change for each open pattern, has the gate try it, and watches what a person approved.</summary>
/// <remarks>It changes no context file: that is a person's. The command line and the gateway run the same object. Thread-safe; one look at a time, across processes too.</remarks>
/// <param name="engine">Answers calls.</param>
/// <param name="policies">The policy in force.</param>
/// <param name="file">Where it is all kept.</param>
/// <param name="time">The clock.</param>
public sealed class ChiefOfStaff(SufficeEngine engine, IPolicySource policies, AgentsFile file, TimeProvider time)
{
    /// <summary>The most tries for one pattern, from its opening on.</summary>
    public const int MostTries = 3;

    private readonly Worker worker = new(engine, time);

    /// <summary>Looks once.</summary>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends it: what was bought is kept, and the next look goes on from there.</param>
    /// <returns>What it found and did.</returns>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public async Task<RoundReport> LookAsync(RoundOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        SufficePolicy policy = policies.Current;
        RoundReport report = new(time.GetUtcNow()) { IsDryRun = options.IsDryRun, MostUsd = (policy.Chief ?? new ChiefSettings(null)).MaxCostUsd };
        using RoundLock? taken = RoundLock.TryTake(file, options.Every);
        if (taken is null)
        {
            return report with { IsBusy = true };
        }

        ImmutableArray<Proposal> settled = [];
        if (!options.IsDryRun)
        {
            RoundLock.Begin(file);
            Forget(policy);
            settled = [.. Expire(), .. new ChangeWatch(file, time).Look()];
        }

        ChiefRound round = new(engine, worker, policy, file, options, time);
        await round.GoOnAsync(cancellationToken).ConfigureAwait(false);
        PatternBook book = new(file);
        ImmutableArray<Pattern> open = [.. book.Count().Where(pattern => pattern.State == PatternState.Open)];
        ILookup<string, Observation> noted = book.ObservationsByPattern();
        foreach (Pattern pattern in open)
        {
            await round.TakeUpAsync(pattern, [.. noted[pattern.Key]], cancellationToken).ConfigureAwait(false);
        }

        return report with
        {
            Patterns = open,
            Proposals = [.. settled, .. round.Proposals],
            Notes = [.. settled.Select(proposal => proposal.Watch?.Outcome is { } outcome ? $"{proposal.Id}: {outcome}" : null).OfType<string>(), .. round.Notes],
            IsUnanswered = round.IsUnanswered,
            CasesAdded = round.CasesAdded,
            CostUsd = round.SpentUsd,
        };
    }

    // What a proposal cites is text of tickets, and is kept as long as they are.
    private void Forget(SufficePolicy policy)
    {
        ProposalStore store = new(file);
        foreach (Proposal old in store.List().Where(IsForgotten))
        {
            store.Change(old.Id, "retention", one => one with { Evidence = [.. one.Evidence.Select(cited => cited with { Quote = string.Empty })] });
        }

        bool IsForgotten(Proposal proposal) => !proposal.IsOpen && proposal.Evidence.Any(cited => cited.Quote.Length > 0)
            && policy.FindTask(proposal.Target.Agent)?.Worker is { } worker && proposal.At < time.GetUtcNow() - worker.Keep;
    }

    private ImmutableArray<Proposal> Expire()
    {
        ProposalStore store = new(file);
        DateTimeOffset now = time.GetUtcNow();

        return
        [
            .. store.List().Where(IsOver)
                .Select(proposal => store.Change(proposal.Id, "chief", one => IsOver(one) ? one with { State = ProposalState.Expired, Why = [.. one.Why, "nobody decided in time"] } : one)),
        ];

        bool IsOver(Proposal proposal) => proposal.State is ProposalState.Drafted or ProposalState.Inconclusive or ProposalState.Passed or ProposalState.Advice && proposal.ExpiresAt <= now;
    }
}
