using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Suffice.Agents.Rules;

/// <summary>What an item of an <c>escalation.md</c> may say of itself.</summary>
internal sealed record EscalationEntry
{
    [Description("When a person has to look, whatever a model says: any rule suffices; within a rule every condition must hold. Without it, the model decides by the item's words.")]
    [MinLength(1)]
    public ImmutableArray<RuleEntry>? When { get; init; }

    [Description("What the item rests on: counts, examples. For people; no model is shown it.")]
    public string? Evidence { get; init; }
}

/// <summary>One rule, as written.</summary>
internal sealed record RuleEntry
{
    [Description("One of these words or phrases stands in the ticket, whatever the case; whole words, and a * at the end of one stands for any ending.")]
    [MinLength(1)]
    public ImmutableArray<string>? TextContains { get; init; }

    [Description("The ticket's text matches this pattern.")]
    public string? TextMatches { get; init; }

    [Description("Fields that have one of the stated values.")]
    public IReadOnlyDictionary<string, ImmutableArray<string>>? Fields { get; init; }

    [Description("Fields that are not there, or are empty.")]
    [MinLength(1)]
    public ImmutableArray<string>? Missing { get; init; }

    [Description("The ticket has fewer words than this.")]
    [Range(1, 1_000_000)]
    public int? FewerWords { get; init; }

    [Description("The ticket has more words than this.")]
    [Range(1, 1_000_000)]
    public int? MoreWords { get; init; }

    [Description("The ticket has more messages than this.")]
    [Range(1, 100_000)]
    public int? MoreMessages { get; init; }
}
