using System.Collections.Immutable;

namespace Suffice.Agents.Mining;

/// <summary>What is mined.</summary>
public sealed record MiningOptions
{
    /// <summary>The path of the outcome, such as <c>status</c> or <c>reference.company_response</c>; <see langword="null"/> to guess.</summary>
    public string? Outcome { get; init; }

    /// <summary>The values of the outcome that are good; none to describe each value against the rest.</summary>
    public ImmutableArray<string> Good { get; init; } = [];

    /// <summary>The path of the time by which later tickets are held out; <see langword="null"/> to guess, and to split by lot where there is none.</summary>
    public string? Time { get; init; }

    /// <summary>Paths of fields that are not looked at, since they are known with the outcome only.</summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>The most signs on a scorecard, 1 to 1000. Default 40.</summary>
    public int Items { get; init; } = 40;

    /// <summary>The fewest different tickets with a value of the outcome for it to be described. Default 20.</summary>
    public int FewestTickets { get; init; } = 20;

    /// <summary>The fewest tickets for a repeated form to be told as a pattern. Default 5.</summary>
    public int FewestRepeated { get; init; } = 5;

    /// <summary>True to look at fields beside the text. Default true.</summary>
    public bool Fields { get; init; } = true;
}
