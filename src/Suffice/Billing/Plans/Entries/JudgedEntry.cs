using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Suffice.Yaml.Binding;
using Suffice.Yaml.Binding.Ranges;

namespace Suffice.Billing.Plans.Entries;

/// <summary>What a judge of a step's answers costs.</summary>
internal sealed record JudgedEntry
{
    [Description("What a judgement costs, in USD.")]
    [Shorthand]
    public PriceRange? Price { get; init; }

    [Description("The model that judges.")]
    [MinLength(1)]
    public string? Model { get; init; }

    [Description("The tokens of a judgement.")]
    public TokensEntry? Tokens { get; init; }

    [Description("The share of the calls that are judged; all where nothing is said.")]
    public RateRange? Share { get; init; }
}
