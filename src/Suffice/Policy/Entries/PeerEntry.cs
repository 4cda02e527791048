using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Entries;

/// <summary>What a policy says of the same model elsewhere: a provider's name, or what differs there.</summary>
internal sealed record PeerEntry
{
    [Description("The name of the provider that serves it.")]
    [Shorthand]
    public required string Provider { get; init; }

    [Description("The id that is sent to it; without it, the model's own.")]
    [MinLength(1)]
    public string? Id { get; init; }

    [Description("Its share of the calls; only with choose: weighted. Default 1.")]
    [Range(1, 1000)]
    public int? Weight { get; init; }

    [Description("The most prompt and answer tokens together; without it, the model's own.")]
    [Range(1, int.MaxValue)]
    public int? ContextWindow { get; init; }

    [Description("The most answer tokens; without it, the model's own.")]
    [Range(1, int.MaxValue)]
    public int? MaxOutputTokens { get; init; }

    [Description("Where the data stays; without it, the provider's.")]
    public string? Residency { get; init; }

    [Description("Its price; without it, the model's own: US dollars per million tokens.")]
    public PriceEntry? Price { get; init; }
}
