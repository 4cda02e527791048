using Suffice.Agents.Contexts;
using Suffice.Agents.Proposing;

namespace Suffice.Agents.Approving;

/// <summary>The text that a proposal was made for, as long as it can be approved.</summary>
internal static class ProposalBasis
{
    /// <summary>Finds it.</summary>
    /// <param name="history">The history of the worker's folder.</param>
    /// <param name="proposal">The proposal.</param>
    /// <param name="current">The file as it is.</param>
    /// <returns>
    /// The file as it is; as it was, when all that changed it is this proposal's own change, by a process that died before it could say so;
    /// <see langword="null"/> when it says anything else.
    /// </returns>
    public static ContextFile? Of(VersionHistory history, Proposal proposal, ContextFile current)
    {
        if (VersionHistory.HashOf(current.Text) == proposal.Target.Hash)
        {
            return current;
        }

        if (history.Read(current.Name).LastOrDefault(version => version.Hash == proposal.Target.Hash) is not { } known)
        {
            return null;
        }

        ContextFile was = ContextReader.Read(current.Kind, current.Path, history.TextOf(current.Name, known.Version)).File;

        return VersionHistory.HashOf(ContextEditing.Apply(was, proposal.Edits)) == VersionHistory.HashOf(current.Text) ? was : null;
    }
}
