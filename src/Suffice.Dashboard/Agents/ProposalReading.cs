using Suffice.Agents.Approving;
using Suffice.Agents.Keeping;
using Suffice.Agents.Proposing;
using Suffice.Policy;

namespace Suffice.Dashboard.Agents;

/// <summary>Reads one proposal.</summary>
/// <param name="file">Where it is kept.</param>
/// <param name="policies">The policy in force.</param>
/// <param name="time">The clock.</param>
public sealed class ProposalReading(AgentsFile file, IPolicySource policies, TimeProvider time)
{
    /// <summary>Reads it.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="mayReadContent">True for those who may read what tickets say.</param>
    /// <returns>The figures; <see langword="null"/> when there is no such proposal.</returns>
    public ProposalFigures? Read(string id, bool mayReadContent)
    {
        ProposalStore store = new(file);
        if (store.List().FirstOrDefault(one => string.Equals(one.Id, id, StringComparison.OrdinalIgnoreCase)) is not { } proposal)
        {
            return null;
        }

        SufficePolicy policy = policies.Current;
        TaskPolicy? task = policy.FindTask(proposal.Target.Agent);

        return new ProposalFigures
        {
            Proposal = mayReadContent ? proposal : proposal with { Evidence = [.. proposal.Evidence.Select(one => one with { Quote = string.Empty })] },
            Lines = LineDiff.Read(proposal.Diff),
            Steps = store.History(proposal.Id),
            Cases = task is null ? [] : [.. CasesOf(task, proposal).Select(one => mayReadContent ? one : one with { Text = string.Empty })],
            Seen = ProposalDesk.SeenOf(proposal),
            WatchedFor = (policy.Chief ?? new ChiefSettings(null)).Watch,
            NextVersion = proposal.State == ProposalState.Passed && task?.Worker is { } worker ? new VersionHistory(worker.Folder, time).Current(proposal.Target.File) + 1 : null,
            WhyNot = WhyNot(proposal, task),
            IsWithheld = !mayReadContent,
        };
    }

    private IEnumerable<TriedCase> CasesOf(TaskPolicy task, Proposal proposal) => new TriedCases(file, time).Of(task, proposal)
        .OrderBy(one => one.Before == one.After).ThenBy(one => one.After).ThenByDescending(one => one.IsOfPattern).ThenBy(one => one.Id, StringComparer.Ordinal);

    // The desk decides; what is told here saves a click that it would refuse.
    private string? WhyNot(Proposal proposal, TaskPolicy? task) =>
        proposal.State is not (ProposalState.Passed or ProposalState.Advice) ? "only what the gate passed, and advice, can be approved"
        : proposal.ExpiresAt <= time.GetUtcNow() ? "it has expired: what it rests on is too old to decide by"
        : proposal.State == ProposalState.Passed && task?.Worker is null ? $"the policy has no worker \"{proposal.Target.Agent}\" any more"
        : null;
}
