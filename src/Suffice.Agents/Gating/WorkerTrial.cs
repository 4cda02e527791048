using Suffice.Agents.Examples;
using Suffice.Agents.Prompting;
using Suffice.Agents.Proposing;
using Suffice.Agents.Working;
using Suffice.Files;
using Suffice.Policy;

namespace Suffice.Agents.Gating;

/// <summary>Has a worker judge cases by a context, as it judges tickets: the same rules of code, ladder, gate and ledger.</summary>
internal sealed class WorkerTrial(Worker worker, SufficePolicy policy, RoundSpending spending, TrialStore store)
{
    /// <summary>Where its calls come in, for the ledger.</summary>
    public const string Endpoint = "gate";

    private volatile string? broke;

    /// <summary>Why cases were left unjudged; <see langword="null"/> when none were.</summary>
    public string? Broke => broke;

    /// <summary>Judges cases, several at a time.</summary>
    /// <param name="standard">By what.</param>
    /// <param name="cases">The cases; each has a reference.</param>
    /// <param name="cancellationToken">Ends it; what was judged is kept.</param>
    /// <returns>What came of each, by its id; those that could not be judged are missing.</returns>
    public async Task<Dictionary<string, TrialOutcome>> JudgeAsync(WorkerStandard standard, IReadOnlyCollection<WorkerCase> cases, CancellationToken cancellationToken)
    {
        Dictionary<string, TrialOutcome> outcomes = new(StringComparer.Ordinal);
        Lock adding = new();
        ParallelOptions atOnce = new() { MaxDegreeOfParallelism = standard.Settings.AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(cases, atOnce, async (one, stopping) =>
        {
            if (await JudgeAsync(standard, one, stopping).ConfigureAwait(false) is { } outcome)
            {
                lock (adding)
                {
                    outcomes[one.Id] = outcome;
                }
            }
        }).ConfigureAwait(false);

        return outcomes;
    }

    private async Task<TrialOutcome?> JudgeAsync(WorkerStandard standard, WorkerCase one, CancellationToken cancellationToken)
    {
        if (store.Find(standard, policy.Version, one) is { } known)
        {
            return known;
        }

        WorkerAsking asking = new() { Endpoint = Endpoint };
        if (worker.CallFor(standard, one.Ticket, asking) is not { } call)
        {
            return Kept(standard, one, await worker.JudgeAsync(standard, one.Ticket, asking, cancellationToken).ConfigureAwait(false));
        }

        HeldCall held = await spending.HoldAsync(standard.Task, call, cancellationToken).ConfigureAwait(false);
        if (held.WhyNot is { } why)
        {
            broke = why;
            return null;
        }

        JudgedTicket? judged = null;
        try
        {
            judged = await worker.JudgeAsync(standard, one.Ticket, asking with { Policy = held.Policy }, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            spending.Settle(held, judged?.Entry);
        }

        return Kept(standard, one, judged);
    }

    private TrialOutcome? Kept(WorkerStandard standard, WorkerCase one, JudgedTicket judged)
    {
        if (judged.Verdict is not { } verdict)
        {
            broke = judged.Failure;
            return null;
        }

        TrialOutcome outcome = new(one.Reference!.IsMetBy(verdict), judged.Entry is { } entry ? entry.CostUsd : 0m);
        store.Keep(standard, policy.Version, one, outcome, EnumWord.Of(verdict.Decision), judged.Entry?.Id);

        return outcome;
    }
}
