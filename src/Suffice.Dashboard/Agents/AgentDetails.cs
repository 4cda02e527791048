using System.Collections.Immutable;
using Suffice.Agents.Approving;

namespace Suffice.Dashboard.Agents;

/// <summary>One agent: what it did, what is noted of it, and the versions of the files it goes by.</summary>
public sealed record AgentDetails
{
    /// <summary>The agent's figures.</summary>
    public required AgentsFigures Figures { get; init; }

    /// <summary>The agent.</summary>
    public required string Agent { get; init; }

    /// <summary>Its context files as they are; none for what is no worker of the policy.</summary>
    public ImmutableArray<ContextFileNow> Files { get; init; } = [];

    /// <summary>Every version of them that is recorded, the latest first: what <c>suffice review versions</c> lists.</summary>
    public ImmutableArray<ContextVersion> Versions { get; init; } = [];

    /// <summary>The version that was asked to be compared with the file as it is; <see langword="null"/> when none was, or there is none.</summary>
    public ComparedVersion? Compared { get; init; }

    /// <summary>Why the versions cannot be told; <see langword="null"/> when they can.</summary>
    public string? Problem { get; init; }
}

/// <summary>A context file as it is.</summary>
/// <param name="File">Its name.</param>
/// <param name="Version">The version that was written last; 1 when none was.</param>
/// <param name="Hash">Identifies its text.</param>
/// <param name="IsAsWritten">False when it was changed by hand since.</param>
public sealed record ContextFileNow(string File, int Version, string Hash, bool IsAsWritten);

/// <summary>A version beside the file as it is.</summary>
/// <param name="Version">The version.</param>
/// <param name="NowHash">Identifies the file's text as it is.</param>
/// <param name="Lines">What going back to it would change.</param>
public sealed record ComparedVersion(ContextVersion Version, string NowHash, ImmutableArray<DiffLine> Lines)
{
    /// <summary>How many lines would be added.</summary>
    public int Added => Lines.Count(line => line.Change == LineChange.Added);

    /// <summary>How many lines would be gone.</summary>
    public int Removed => Lines.Count(line => line.Change == LineChange.Removed);
}
