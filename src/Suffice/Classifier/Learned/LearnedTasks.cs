using System.Collections.Immutable;

namespace Suffice.Classifier.Learned;

/// <summary>When a learned classifier may name a call's task, and what that rests on: the content of <c>classifier.json</c>.</summary>
public sealed record LearnedTasks
{
    /// <summary>The version of the form that this program writes and reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The usual name of the file.</summary>
    public const string FileName = "classifier.json";

    /// <summary>The version of the form.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The day after which a person should have looked at it again (UTC).</summary>
    public required DateTimeOffset ReviewBy { get; init; }

    /// <summary>The classifier's file, relative to this one.</summary>
    public required string Classifier { get; init; }

    /// <summary>The SHA-256 of its content, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The tasks, in ordinal order, with the labelled calls of each.</summary>
    public required ImmutableArray<LearnedTask> Tasks { get; init; }

    /// <summary>The share of the named calls that shall be named right, above 0 and below 1.</summary>
    public required double Right { get; init; }

    /// <summary>How sure that is, from 0.5 to below 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The lowest probability at which a task is named; <see langword="null"/> when none could be certified, so that no call is named.</summary>
    public required double? AtLeast { get; init; }

    /// <summary>What was counted at that probability on calls held back from training.</summary>
    public required NamedCalls Held { get; init; }
}

/// <summary>A task that a classifier knows.</summary>
/// <param name="Name">Its name in the policy; <c>default</c> for calls that are none of the tasks.</param>
/// <param name="Calls">How many labelled calls it was learned from and measured on.</param>
public sealed record LearnedTask(string Name, int Calls);

/// <summary>What a classifier does with calls that were held back from training.</summary>
/// <param name="Calls">How many there are.</param>
/// <param name="Right">How many of them it would name right if it named every call.</param>
/// <param name="Named">How many it names.</param>
/// <param name="Wrong">How many of the named ones are named wrong.</param>
/// <param name="WrongBound">The upper bound of the share of wrong ones among the named, at the stated confidence (Clopper and Pearson 1934).</param>
public sealed record NamedCalls(int Calls, int Right, int Named, int Wrong, double WrongBound);
