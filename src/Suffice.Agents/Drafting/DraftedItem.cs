using System.Collections.Immutable;
using Suffice.Agents.Contexts;

namespace Suffice.Agents.Drafting;

/// <summary>An item of a drafted context file.</summary>
public sealed record DraftedItem
{
    /// <summary>Which file it stands in.</summary>
    public required ContextKind Kind { get; init; }

    /// <summary>Its id, such as <c>R-001</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its first line, without the id.</summary>
    public required string Title { get; init; }

    /// <summary>What stands below its first line; empty when nothing does.</summary>
    public string Body { get; init; } = string.Empty;

    /// <summary>What it rests on: counts, log-odds, example tickets. For people; no model is shown it.</summary>
    public required string Evidence { get; init; }

    /// <summary>Its other settings, each a line of YAML.</summary>
    public ImmutableArray<string> Settings { get; init; } = [];

    /// <summary>The tickets it names.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];

    /// <summary>True when a model wrote what it says, and code found nothing in it that the evidence does not hold.</summary>
    public bool IsProse { get; init; }
}
