using System.ComponentModel;
using Suffice.Yaml.Binding.Ranges;

namespace Suffice.Billing.Plans.Entries;

/// <summary>How many tokens a call has.</summary>
internal sealed record TokensEntry
{
    [Description("Tokens of the prompt, those of a cache included.")]
    public required NumberRange Input { get; init; }

    [Description("Tokens of the answer, without reasoning.")]
    public required NumberRange Output { get; init; }

    [Description("Tokens of the prompt that are read from the provider's cache, or their share of it.")]
    public PartRange? Cached { get; init; }

    [Description("Tokens of the prompt that are written to the provider's cache, or their share of it.")]
    public PartRange? CacheWrite { get; init; }

    [Description("Tokens of reasoning.")]
    public NumberRange? Reasoning { get; init; }
}
