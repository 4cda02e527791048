using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Suffice.Agents.Contexts;
using Suffice.Agents.Examples;
using Suffice.Agents.Gating;
using Suffice.Agents.Keeping;
using Suffice.Agents.Prompting;
using Suffice.Agents.Proposing;
using Suffice.Policy;

namespace Suffice.Agents.Approving;

/// <summary>What trying a change gave, case by case, as far as it can still be told: the texts that it was tried on have to be found.</summary>
/// <param name="file">Where what came of cases is kept.</param>
/// <param name="time">The clock.</param>
public sealed class TriedCases(AgentsFile file, TimeProvider time)
{
    /// <summary>Finds them.</summary>
    /// <param name="task">The worker that the proposal would change.</param>
    /// <param name="proposal">The proposal.</param>
    /// <returns>The cases that were judged before and after; empty when nothing was tried, or the worker's files are not those of the trial any more.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public ImmutableArray<TriedCase> Of(TaskPolicy task, Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(proposal);
        if (proposal.Gate is null || task.Worker is null || Standards(task, proposal) is not ({ } before, { } after))
        {
            return [];
        }

        TrialStore store = new(file);

        return
        [
            .. from one in CaseFiles.Read(before.Settings.Folder).Cases
               where one.Reference is not null
               let first = store.FindLatest(before, one)
               let second = first is null ? null : store.FindLatest(after, one)
               where first is not null && second is not null
               let part = CaseSplit.Of(task.Name, one)
               where part != CasePart.Train || one.Pattern == proposal.Pattern.Id
               select new TriedCase(one.Id, part, one.Pattern == proposal.Pattern.Id, one.Counts, first.Passed, second.Passed, one.Ticket.Text),
        ];
    }

    private (WorkerStandard Before, WorkerStandard After)? Standards(TaskPolicy task, Proposal proposal)
    {
        WorkerStandard now = WorkerStandard.Read(task);
        if (now.Context.Files.FirstOrDefault(one => one.Name == proposal.Target.File) is not { } current)
        {
            return null;
        }

        try
        {
            if (ProposalBasis.Of(new VersionHistory(task.Worker!.Folder, time), proposal, current) is not { } was)
            {
                return null;
            }

            WorkerStandard before = now.With(now.Context.With(was.Kind, was.Text));

            return proposal.Gate!.Context.Length > 0 && before.Context.Hash != proposal.Gate.Context
                ? null
                : (before, before.With(before.Context.With(was.Kind, ContextEditing.Apply(was, proposal.Edits))));
        }
        catch (Exception gone) when (gone is ProposalException or ContextEditException or IOException)
        {
            return null;
        }
    }
}

/// <summary>A case before and after a change.</summary>
/// <param name="Id">The case.</param>
/// <param name="Part">Which part of the cases it is in.</param>
/// <param name="IsOfPattern">True when it is a ticket of the pattern itself.</param>
/// <param name="Counts">True when a person stands behind what is to come of it; others are told and decide nothing.</param>
/// <param name="Before">True when it was right before.</param>
/// <param name="After">True when it is right after.</param>
/// <param name="Text">The ticket.</param>
public sealed record TriedCase(string Id, CasePart Part, bool IsOfPattern, bool Counts, bool Before, bool After, string Text);
