using System.Collections.Frozen;
using Suffice.Agents.Verdicts;

namespace Suffice.Agents.Working;

/// <summary>Which verdicts are asked for; what is left out does not narrow.</summary>
public sealed record VerdictQuery
{
    /// <summary>Of this worker.</summary>
    public string? Task { get; init; }

    /// <summary>Of this run.</summary>
    public string? Run { get; init; }

    /// <summary>Of this ticket.</summary>
    public string? Ticket { get; init; }

    /// <summary>Under this rubric.</summary>
    public string? Rubric { get; init; }

    /// <summary>With this machine's decision.</summary>
    public Decision? Machine { get; init; }

    /// <summary>Drawn at random, or not.</summary>
    public bool? IsSampled { get; init; }

    /// <summary>Judged by a person, or not yet.</summary>
    public bool? IsHuman { get; init; }

    /// <summary>Not these, by their ids.</summary>
    public IReadOnlySet<string> Without { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Judged at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Judged before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Kept after this place (<see cref="VerdictStore.LastPlace"/>), in the order kept.</summary>
    public long After { get; init; }

    /// <summary>The most that are given. Default all.</summary>
    public int Limit { get; init; } = int.MaxValue;
}
