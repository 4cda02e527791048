using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Suffice.Agents.Contexts;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;
using Suffice.Policy;

namespace Suffice.Agents.Approving;

/// <summary>Where a person decides on proposals: nothing changes a file but a person's word here.</summary>
/// <param name="policies">The policy in force, which says where workers' folders are.</param>
/// <param name="file">Where proposals are kept.</param>
/// <param name="time">The clock.</param>
public sealed partial class ProposalDesk(IPolicySource policies, AgentsFile file, TimeProvider time)
{
    private readonly ProposalStore store = new(file);

    /// <summary>The proposals, the latest first.</summary>
    public ProposalStore Proposals => store;

    /// <summary>Approves a proposal: its change is written as a new version of the file, and watched from then on.</summary>
    /// <param name="id">The proposal.</param>
    /// <param name="by">Who approves.</param>
    /// <param name="seen">What was looked at (<see cref="SeenOf"/>); <see langword="null"/> to go by the id alone.</param>
    /// <returns>The proposal as it stands then.</returns>
    /// <exception cref="ProposalException">It cannot be approved: the gate has not passed it, it has expired, or the file was changed since.</exception>
    /// <exception cref="IOException">A file cannot be written; nothing holds that did not before.</exception>
    public Proposal Approve(string id, string by, string? seen = null) => store.Change(id, Named(by), proposal =>
    {
        if (seen is not null && seen != SeenOf(proposal))
        {
            throw new ProposalException($"{proposal.Id} is not what was looked at any more: it was tried or drafted anew. Look again, and decide then");
        }

        if (proposal.State is not (ProposalState.Passed or ProposalState.Advice))
        {
            throw new ProposalException($"{proposal.Id} is {Files.EnumWord.Spaced(proposal.State)}: only what the gate passed, and advice, can be approved");
        }

        DateTimeOffset now = time.GetUtcNow();
        if (proposal.ExpiresAt <= now)
        {
            throw new ProposalException($"{proposal.Id} expired on {proposal.ExpiresAt:yyyy-MM-dd}: what it rests on is too old to decide by");
        }

        int? version = proposal.State == ProposalState.Passed ? Write(proposal, by).Version : null;

        return proposal with { State = ProposalState.Approved, Approver = by, DecidedAt = now, Version = version, Watch = WatchFrom(proposal, now) };
    });

    /// <summary>Identifies what a person looks at before approving: the change, the file that it is of, and what trying it showed.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <returns><c>sha256:</c> and 16 hexadecimal digits; another when anything of that is another.</returns>
    public static string SeenOf(Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);

        return VersionHistory.HashOf(JsonSerializer.Serialize(new { proposal.Id, proposal.State, proposal.Target, proposal.Edits, proposal.Advice, proposal.Gate }, Files.MachineJson.Options));
    }

    /// <summary>Rejects a proposal.</summary>
    /// <param name="id">The proposal.</param>
    /// <param name="by">Who rejects it.</param>
    /// <param name="why">Why; the next try is told.</param>
    /// <returns>The proposal as it stands then.</returns>
    /// <exception cref="ProposalException">It was decided already.</exception>
    public Proposal Reject(string id, string by, string why) => store.Change(id, Named(by), proposal =>
        proposal.State is ProposalState.Drafted or ProposalState.Inconclusive or ProposalState.Passed or ProposalState.Advice
            ? proposal with { State = ProposalState.Rejected, Approver = by, DecidedAt = time.GetUtcNow(), Why = [.. proposal.Why, $"rejected by {by}{(why.Length > 0 ? $": {why}" : string.Empty)}"] }
            : throw new ProposalException($"{proposal.Id} is {Files.EnumWord.Spaced(proposal.State)}: there is nothing to reject"));

    /// <summary>Takes a change back: the text before it is written as a new version.</summary>
    /// <param name="what">A proposal, or a version of a file such as <c>ticket-triage/standards.md@11</c>.</param>
    /// <param name="by">Who.</param>
    /// <param name="why">Why; may be empty.</param>
    /// <param name="seen">The hash of the file's text that was looked at, where a version is named; <see langword="null"/> to go by the name alone.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="ProposalException">There is no such proposal or version, or the file was changed since.</exception>
    /// <exception cref="IOException">A file cannot be written; nothing holds that did not before.</exception>
    public ContextVersion Rollback(string what, string by, string why, string? seen = null)
    {
        if (FileVersion().Match(what) is { Success: true } named)
        {
            string name = named.Groups["file"].Value;
            WorkerSettings worker = WorkerOf(named.Groups["task"].Value);
            string now = HashOfFile(worker, name);

            return seen is not null && seen != now
                ? throw new ProposalException($"{name} was changed since it was looked at ({now}, and not {seen}); nothing was written. Look again, and decide then")
                : WriteBack(worker, name, int.Parse(named.Groups["version"].Value, CultureInfo.InvariantCulture), now, Named(by), why, null);
        }

        ContextVersion? written = null;
        store.Change(what, Named(by), proposal =>
        {
            written = TakeBack(proposal, by, why);

            return proposal with { State = ProposalState.RolledBack, Why = [.. proposal.Why, $"rolled back by {by}{(why.Length > 0 ? $": {why}" : string.Empty)}"] };
        });

        return written!;
    }

    /// <summary>The versions of a worker's context files.</summary>
    /// <param name="task">The worker.</param>
    /// <returns>Its history.</returns>
    /// <exception cref="ProposalException">There is no such worker.</exception>
    public VersionHistory HistoryOf(string task) => new(WorkerOf(task).Folder, time);

    private ContextVersion TakeBack(Proposal proposal, string by, string why)
    {
        if (proposal.Version is not { } version || proposal.State is not (ProposalState.Approved or ProposalState.Kept or ProposalState.NotBetter))
        {
            throw new ProposalException($"{proposal.Id} is {Files.EnumWord.Spaced(proposal.State)}: it changed no file that could be taken back");
        }

        WorkerSettings worker = WorkerOf(proposal.Target.Agent);
        VersionHistory history = new(worker.Folder, time);
        ContextVersion mine = history.Read(proposal.Target.File).FirstOrDefault(known => known.Version == version)
            ?? throw new ProposalException($"the history of {proposal.Target.Agent} has no line for {proposal.Target.File}@{version} any more; name a version that it has: suffice review versions {proposal.Target.Agent}");
        string now = HashOfFile(worker, proposal.Target.File);

        // It may be back already, by a process that died before it could say so.
        if (now != mine.Hash && now != VersionHistory.HashOf(history.TextOf(proposal.Target.File, version - 1)))
        {
            throw new ProposalException(
                $"{proposal.Target.File} was changed after {proposal.Id} (version {version}): taking it back would take that back too. Name the version: suffice review rollback {proposal.Target.Agent}/{proposal.Target.File}@{version - 1}");
        }

        return WriteBack(worker, proposal.Target.File, version - 1, mine.Hash, by, why, proposal.Id);
    }

    private ContextVersion WriteBack(WorkerSettings worker, string name, int version, string expected, string by, string why, string? proposal)
    {
        VersionHistory history = new(worker.Folder, time);
        string text = history.TextOf(name, version);

        return VersionHistory.HashOf(text) == expected
            ? throw new ProposalException($"{name} says what version {version} says; there is nothing to take back")
            : history.Write(name, expected, text, by, $"back to version {version}{(why.Length > 0 ? $": {why}" : string.Empty)}", proposal);
    }

    private ContextVersion Write(Proposal proposal, string by)
    {
        WorkerSettings worker = WorkerOf(proposal.Target.Agent);
        VersionHistory history = new(worker.Folder, time);
        if (history.Read(proposal.Target.File) is [.., { } last] && last.Proposal == proposal.Id && HashOfFile(worker, proposal.Target.File) == last.Hash)
        {
            return last; // Written before, by a process that died before it could say so.
        }

        WorkerContext context = WorkerContext.Read(worker.Folder);
        ContextFile current = context.Files.First(one => one.Name == proposal.Target.File);
        ContextFile target = ProposalBasis.Of(history, proposal, current)
            ?? throw new ProposalException($"{proposal.Target.Agent}/{current.Name} was changed since {proposal.Id} was made; nothing was written. Reject it, and the chief of staff looks again");
        if (proposal.Gate is { Context.Length: > 0 } tried && tried.Context != context.With(target.Kind, target.Text).Hash)
        {
            throw new ProposalException($"{proposal.Target.Agent}'s other files were changed since the gate tried {proposal.Id}; nothing was written. The next look tries it on what they say now (suffice chief)");
        }

        return history.Write(target.Name, proposal.Target.Hash, ContextEditing.Apply(target, proposal.Edits), by, $"{proposal.Id}: {proposal.Cause.Text}", proposal.Id);
    }

    private WatchFigures WatchFrom(Proposal proposal, DateTimeOffset now)
    {
        TimeSpan length = (policies.Current.Chief ?? new ChiefSettings(null)).Watch;
        PatternBook book = new(file);

        return new WatchFigures(now, now + length, PatternCounting.SeenIn(book.ObservationsOf(proposal.Pattern.Key), book.Workload, now - length, now));
    }

    private WorkerSettings WorkerOf(string task) => policies.Current.FindTask(task)?.Worker
        ?? throw new ProposalException($"the policy has no worker \"{task}\"; it has {string.Join(", ", policies.Current.Tasks.Where(one => one.Worker is not null).Select(one => one.Name))}");

    private static string HashOfFile(WorkerSettings worker, string name)
    {
        string path = Path.Combine(worker.Folder, name);

        return VersionHistory.HashOf(File.Exists(path) ? File.ReadAllText(path) : string.Empty);
    }

    private static string Named(string by) => string.IsNullOrWhiteSpace(by) ? throw new ProposalException("who decides is missing: name a person") : by;

    [GeneratedRegex(@"\A(?<task>[^/@]+)/(?<file>(?:rubric|standards|escalation|patterns)\.md)@(?<version>[0-9]{1,9})\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex FileVersion();
}
