using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Suffice.Policy.Entries;

/// <summary>What a policy says of the canaries of a model.</summary>
internal sealed record CanaryEntry
{
    [Description("How many canaries are asked a day, all prompts together. Default 20.")]
    [Range(1, 1000)]
    public int PerDay { get; init; } = 20;

    [Description("The fixed prompts: best such as have two answers that are nearly as likely.")]
    [MinLength(1)]
    public required ImmutableArray<CanaryPromptEntry> Prompts { get; init; }
}
