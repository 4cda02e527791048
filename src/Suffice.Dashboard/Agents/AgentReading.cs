using System.Collections.Immutable;
using System.Globalization;
using Suffice.Agents.Approving;
using Suffice.Agents.Contexts;
using Suffice.Agents.Proposing;
using Suffice.Dashboard.Times;
using Suffice.Policy;

namespace Suffice.Dashboard.Agents;

/// <summary>Reads one agent, with the versions of its files.</summary>
/// <param name="agents">Reads what agents did.</param>
/// <param name="policies">The policy in force.</param>
/// <param name="time">The clock.</param>
public sealed class AgentReading(AgentsReading agents, IPolicySource policies, TimeProvider time)
{
    /// <summary>Reads it.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="period">The days.</param>
    /// <param name="compare">A version to set beside the file as it is, such as <c>standards.md@3</c>; <see langword="null"/> for none.</param>
    /// <returns>The figures; <see langword="null"/> when nothing is known of such an agent.</returns>
    public AgentDetails? Read(string agent, Period period, string? compare = null)
    {
        if (agents.Read(period, agent) is not { } figures)
        {
            return null;
        }

        AgentDetails details = new() { Agent = agent, Figures = figures };
        if (policies.Current.FindTask(agent)?.Worker is not { } worker)
        {
            return details;
        }

        try
        {
            VersionHistory history = new(worker.Folder, time);
            ImmutableArray<ContextVersion> versions = history.Read();
            ContextFile[] files = [.. WorkerContext.Read(worker.Folder).Files.Where(file => file.Text.Length > 0)];

            return details with
            {
                Versions = [.. versions.OrderByDescending(version => version.At).ThenByDescending(version => version.Version)],
                Files = [.. files.Select(file => NowOf(file, versions))],
                Compared = compare is null ? null : Compare(history, versions, files, compare),
            };
        }
        catch (Exception damaged) when (damaged is ProposalException or IOException or UnauthorizedAccessException)
        {
            return details with { Problem = damaged.Message };
        }
    }

    private static ContextFileNow NowOf(ContextFile file, ImmutableArray<ContextVersion> versions)
    {
        string hash = VersionHistory.HashOf(file.Text);
        ContextVersion? last = versions.LastOrDefault(version => version.File == file.Name);

        return new ContextFileNow(file.Name, last?.Version ?? 1, hash, last is null || last.Hash == hash);
    }

    private static ComparedVersion? Compare(VersionHistory history, ImmutableArray<ContextVersion> versions, ContextFile[] files, string compare)
    {
        ContextVersion? named = versions.LastOrDefault(version => string.Create(CultureInfo.InvariantCulture, $"{version.File}@{version.Version}") == compare);
        if (named is null)
        {
            return null;
        }

        string now = files.FirstOrDefault(file => file.Name == named.File)?.Text ?? string.Empty;

        return new ComparedVersion(named, VersionHistory.HashOf(now), LineDiff.Of(now, history.TextOf(named.File, named.Version)));
    }
}
