using System.Collections.Immutable;
using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;

namespace Suffice.Agents.Rounds;

/// <summary>What one look of the chief of staff found and did.</summary>
/// <param name="At">When it began (UTC).</param>
public sealed record RoundReport(DateTimeOffset At)
{
    /// <summary>True when it was only told what would be done.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>True when another process was at it, and this one did nothing.</summary>
    public bool IsBusy { get; init; }

    /// <summary>True when a pattern could not be put to the strong model, which was not to be had.</summary>
    public bool IsUnanswered { get; init; }

    /// <summary>The open patterns.</summary>
    public ImmutableArray<Pattern> Patterns { get; init; } = [];

    /// <summary>The proposals that were made, tried, watched or that expired.</summary>
    public ImmutableArray<Proposal> Proposals { get; init; } = [];

    /// <summary>Cases made of patterns' tickets.</summary>
    public int CasesAdded { get; init; }

    /// <summary>What a person has to know or do, a sentence each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>What it has cost, USD.</summary>
    public decimal CostUsd { get; init; }

    /// <summary>What it may cost, USD.</summary>
    public decimal MostUsd { get; init; }
}

/// <summary>How the chief of staff is to look.</summary>
public sealed record RoundOptions
{
    /// <summary>True to tell what would be done, and to call and write nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Patterns (ids) for which a context may be written anew.</summary>
    public ImmutableArray<string> MayRewrite { get; init; } = [];

    /// <summary>Only when the last look is at least this old; <see langword="null"/> for at once.</summary>
    public TimeSpan? Every { get; init; }
}
