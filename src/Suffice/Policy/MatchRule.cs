using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Suffice.Policy;

/// <summary>Recognises a task by the call itself; every stated condition must hold.</summary>
public sealed record MatchRule
{
    /// <summary>The system text contains this (ordinal, ignoring case).</summary>
    public string? SystemContains { get; init; }

    /// <summary>The system text matches this pattern (linear time, no backtracking).</summary>
    public Regex? SystemMatches { get; init; }

    /// <summary>The text of user messages contains this (ordinal, ignoring case).</summary>
    public string? PromptContains { get; init; }

    /// <summary>The caller named this model (<c>*</c> stands for anything).</summary>
    public string? Model { get; init; }

    /// <summary>Every one of these tools is offered.</summary>
    public ImmutableArray<string> Tools { get; init; } = [];

    /// <summary>The response schema has this name or title.</summary>
    public string? Schema { get; init; }

    /// <summary>These headers have these values.</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The call's metadata has these values.</summary>
    public ImmutableDictionary<string, string> Metadata { get; init; } = ImmutableDictionary<string, string>.Empty;
}
