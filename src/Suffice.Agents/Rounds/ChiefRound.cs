using System.Collections.Immutable;
using Suffice.Agents.Approving;
using Suffice.Agents.Contexts;
using Suffice.Agents.Examples;
using Suffice.Agents.Gating;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Prompting;
using Suffice.Agents.Proposing;
using Suffice.Agents.Working;
using Suffice.Engine;
using Suffice.Policy;

namespace Suffice.Agents.Rounds;

/// <summary>One look: from an open pattern to a proposal that a gate has tried.</summary>
internal sealed class ChiefRound
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    private readonly SufficeEngine engine;
    private readonly SufficePolicy policy;
    private readonly RoundOptions options;
    private readonly TimeProvider time;
    private readonly ProposalStore store;
    private readonly VerdictStore verdicts;
    private readonly RoundSpending spending;
    private readonly ChangeGate gate;
    private readonly List<Proposal> proposals = [];
    private readonly List<string> notes = [];

    public ChiefRound(SufficeEngine engine, Worker worker, SufficePolicy policy, AgentsFile file, RoundOptions options, TimeProvider time)
    {
        this.engine = engine;
        this.policy = policy;
        this.options = options;
        this.time = time;
        store = new ProposalStore(file);
        verdicts = new VerdictStore(file);
        spending = new RoundSpending(engine, policy, (policy.Chief ?? new ChiefSettings(null)).MaxCostUsd, time);
        gate = new ChangeGate(new WorkerTrial(worker, policy, spending, new TrialStore(file)), policy, spending, time);
    }

    /// <summary>The proposals that were made or tried.</summary>
    public IReadOnlyList<Proposal> Proposals => proposals;

    /// <summary>What a person has to know.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Cases made of tickets.</summary>
    public int CasesAdded { get; private set; }

    /// <summary>True when the strong model was not to be had.</summary>
    public bool IsUnanswered { get; private set; }

    /// <summary>What it has cost, USD.</summary>
    public decimal SpentUsd => spending.SpentUsd;

    /// <summary>Tries again what could not be told, or was not ended: a set that has changed since, or a trial that was stopped.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>When done.</returns>
    public async Task GoOnAsync(CancellationToken cancellationToken)
    {
        foreach (Proposal proposal in store.List().Where(one => one.State is ProposalState.Drafted or ProposalState.Inconclusive or ProposalState.Passed).Reverse())
        {
            try
            {
                await GoOnAsync(proposal, cancellationToken).ConfigureAwait(false);
            }
            catch (ProposalException broken)
            {
                notes.Add($"{proposal.Id} is left until its files are mended: {broken.Message}");
            }
        }
    }

    /// <summary>Takes up an open pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="observations">What counts for it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>When done.</returns>
    public async Task TakeUpAsync(Pattern pattern, ImmutableArray<Observation> observations, CancellationToken cancellationToken)
    {
        try
        {
            await LookIntoAsync(pattern, observations, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is ObservationException or ProposalException)
        {
            notes.Add($"{pattern.Id} is left until its files are mended: {broken.Message}");
        }
    }

    private async Task LookIntoAsync(Pattern pattern, ImmutableArray<Observation> observations, CancellationToken cancellationToken)
    {
        ImmutableArray<Proposal> earlier = [.. store.List(pattern.Key).Where(one => one.At >= pattern.OpenedAt && one.State != ProposalState.Expired)];
        if (earlier.FirstOrDefault(one => one.IsOpen) is { } open)
        {
            if (open.State is ProposalState.Passed or ProposalState.Advice)
            {
                notes.Add($"{open.Id} waits for a person: suffice review show {open.Id}");
            }

            return;
        }

        if (policy.FindTask(pattern.Agent) is not { Worker: not null } task)
        {
            notes.Add($"{pattern.Id} is a weakness of {pattern.Agent}, which has no context files here: tell whoever keeps it");
            return;
        }

        WorkerStandard standard = WorkerStandard.Read(task);
        if (!standard.Problems.IsEmpty)
        {
            notes.Add($"{pattern.Id}: {pattern.Agent} has mistakes in its files, the first: {standard.Problems[0]}");
            return;
        }

        _ = new VersionHistory(standard.Settings.Folder, time).Read(); // A damaged one is told before anything is bought.
        PatternEvidence evidence = PatternEvidence.Gather(pattern, observations, verdicts, standard);
        if (!options.IsDryRun)
        {
            CasesAdded += PatternCases.Add(standard.Settings.Folder, pattern, evidence.Tickets.OrderBy(ticket => ticket.Key, StringComparer.Ordinal).Select(ticket => (ticket.Value, evidence.CheckedBy.GetValueOrDefault(ticket.Key))));
        }

        if (policy.Chief?.Task is not { } chief)
        {
            notes.Add($"{pattern.Id} ({pattern.Key}) repeats, and no strong model is named (chief.task): change {pattern.Agent}'s files by hand, or suffice review close {pattern.Id}");
        }
        else if (earlier.Length >= ChiefOfStaff.MostTries)
        {
            notes.Add($"{pattern.Id} was tried {earlier.Length} times and is still there: a person has to look");
        }
        else
        {
            await ProposeAsync(new Proposer(engine, chief, spending), task, evidence, earlier, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task GoOnAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        if (policy.FindTask(proposal.Target.Agent) is not { Worker: not null } task)
        {
            return;
        }

        WorkerStandard standard = WorkerStandard.Read(task);
        if (!options.IsDryRun && IsStale(proposal, standard))
        {
            Tell(store.Change(proposal.Id, "chief", one => Undecided(one) ? one with { State = ProposalState.Expired, Why = [.. one.Why, $"{one.Target.File} was changed since it was made"] } : one));
            return;
        }

        if (!standard.Problems.IsEmpty)
        {
            notes.Add($"{proposal.Id} waits: {task.Name} has mistakes in its files, the first: {standard.Problems[0]}");
            return;
        }

        // What passed on other files than those of now is tried again on these; one whose approval broke off is a person's to end.
        if (proposal.State == ProposalState.Passed && (options.IsDryRun || IsHalfWritten(proposal, standard) || proposal.Gate?.Context == standard.Context.Hash))
        {
            return;
        }

        string set = ChangeGate.SetOf(CaseFiles.Read(standard.Settings.Folder).Cases);
        if (options.IsDryRun || (proposal.Gate is { Unjudged: 0 } tried && tried.Set == set && tried.Context == standard.Context.Hash))
        {
            notes.Add($"{proposal.Id} waits: {string.Join("; ", proposal.Why)}");
            return;
        }

        await TryAsync(proposal, standard, cancellationToken).ConfigureAwait(false);
    }

    private async Task ProposeAsync(Proposer proposer, TaskPolicy task, PatternEvidence evidence, ImmutableArray<Proposal> earlier, CancellationToken cancellationToken)
    {
        if (options.IsDryRun)
        {
            decimal? worst = spending.WorstOf(proposer.CallOf(evidence, earlier));
            notes.Add(FormattableString.Invariant($"{evidence.Pattern.Id} would be put to {policy.Chief!.Task}, try {earlier.Length + 1} of {ChiefOfStaff.MostTries}, for at most {(worst is { } usd ? $"${usd:0.0000}" : "an unknown sum")} and the gate's calls"));
            return;
        }

        decimal before = spending.SpentUsd;
        ProposerReply reply = await proposer.AskAsync(evidence, earlier, cancellationToken).ConfigureAwait(false);
        if (reply.Entry is null || reply.MayPass)
        {
            IsUnanswered |= reply.MayPass;
            notes.Add($"{evidence.Pattern.Id} was not put to the strong model: {reply.Failure}");
            return;
        }

        Proposal drafted = Drafted(task, evidence, reply) with { Attempt = earlier.Length + 1, Requests = [reply.Entry.Id], CostUsd = spending.SpentUsd - before };
        Proposal kept = store.Add(drafted);
        if (kept.State == ProposalState.Drafted)
        {
            await TryAsync(kept, evidence.Standard, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            Tell(kept);
        }
    }

    private Proposal Drafted(TaskPolicy task, PatternEvidence evidence, ProposerReply reply)
    {
        DateTimeOffset now = time.GetUtcNow();
        Proposal bare = new(string.Empty, ProposalKind.Nothing, ProposalState.Invalid)
        {
            Target = new ProposalTarget(task.Name, string.Empty, 0, string.Empty),
            Pattern = PatternFacts.Of(evidence.Pattern),
            Cause = new Cause(CauseStatus.Hypothesis, reply.Answer?.Cause ?? string.Empty),
            At = now,
            ExpiresAt = now + Lasts,
        };
        if (reply.Answer is not { } answer)
        {
            return bare with { Why = [reply.Failure!] };
        }

        DraftedChange change = new ProposalDrafting(evidence, options.MayRewrite.Contains(evidence.Pattern.Id), DateOnly.FromDateTime(now.UtcDateTime)).Check(answer);
        Proposal proposal = bare with { Kind = change.Kind, Evidence = change.Evidence, Edits = change.Edits, Diff = change.Diff, Advice = change.Advice, Why = change.Wrong, Target = TargetOf(task.Name, evidence.Standard, change.File) };

        return !change.Wrong.IsEmpty ? proposal
            : change.After is null ? proposal with { State = ProposalState.Advice }
            : proposal with { State = ProposalState.Drafted, Cost = ChangePricing.Of(policy, task, evidence.Standard, change.After, verdicts, now) };
    }

    private ProposalTarget TargetOf(string task, WorkerStandard standard, string file) => standard.Context.Files.FirstOrDefault(one => one.Name == file) is { } target
        ? new ProposalTarget(task, target.Name, new VersionHistory(standard.Settings.Folder, time).Current(target.Name), VersionHistory.HashOf(target.Text))
        : new ProposalTarget(task, string.Empty, 0, string.Empty);

    private async Task TryAsync(Proposal proposal, WorkerStandard standard, CancellationToken cancellationToken)
    {
        ContextFile target = standard.Context.Files.First(one => one.Name == proposal.Target.File);
        WorkerStandard after = standard.With(standard.Context.With(target.Kind, ContextEditing.Apply(target, proposal.Edits)));
        GateFigures figures = await TriedAsync(proposal, standard, after, cancellationToken).ConfigureAwait(false);
        Tell(store.Change(proposal.Id, "gate", one => !Undecided(one) ? one : one with
        {
            State = figures.Result switch { GateResult.Pass => ProposalState.Passed, GateResult.Refuse => ProposalState.Refused, _ => ProposalState.Inconclusive },
            Gate = figures,
            Why = figures.Why,
            Cause = one.Cause with { Status = figures.Result switch { GateResult.Pass => CauseStatus.Confirmed, GateResult.Refuse => CauseStatus.Refuted, _ => CauseStatus.Hypothesis } },
            CostUsd = one.CostUsd + figures.CostUsd,
        }));
    }

    private bool IsStale(Proposal proposal, WorkerStandard standard) => !IsAsItWas(proposal, standard) && !IsHalfWritten(proposal, standard);

    private static bool IsAsItWas(Proposal proposal, WorkerStandard standard) =>
        standard.Context.Files.FirstOrDefault(one => one.Name == proposal.Target.File) is { } target && VersionHistory.HashOf(target.Text) == proposal.Target.Hash;

    private bool IsHalfWritten(Proposal proposal, WorkerStandard standard) => proposal.State == ProposalState.Passed && !IsAsItWas(proposal, standard)
        && standard.Context.Files.FirstOrDefault(one => one.Name == proposal.Target.File) is { } target
        && ProposalBasis.Of(new VersionHistory(standard.Settings.Folder, time), proposal, target) is not null;

    private async Task<GateFigures> TriedAsync(Proposal proposal, WorkerStandard standard, WorkerStandard after, CancellationToken cancellationToken)
    {
        decimal before = spending.SpentUsd;
        try
        {
            return await gate.TryAsync(proposal.Pattern.Id, proposal.Pattern.ComplainedBy, standard, after, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // What was bought is kept, and is a part of what it has cost.
            store.Change(proposal.Id, "gate", one => one with { CostUsd = one.CostUsd + spending.SpentUsd - before });
            throw;
        }
    }

    // A person may have decided while it was tried.
    private static bool Undecided(Proposal proposal) => proposal.State is ProposalState.Drafted or ProposalState.Inconclusive or ProposalState.Passed;

    private void Tell(Proposal proposal)
    {
        proposals.Add(proposal);
        notes.Add($"{proposal.Id} ({proposal.Target}): {Files.EnumWord.Spaced(proposal.State)}{(proposal.Why.IsEmpty ? string.Empty : $": {string.Join("; ", proposal.Why)}")}"
            + (proposal.State is ProposalState.Passed or ProposalState.Advice ? $"; a person decides: suffice review show {proposal.Id}" : string.Empty));
    }
}
