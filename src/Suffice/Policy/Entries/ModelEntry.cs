using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Suffice.Catalog;

namespace Suffice.Policy.Entries;

/// <summary>What a policy says of a model.</summary>
internal sealed record ModelEntry
{
    [Description("The name of the provider that serves it.")]
    public required string Provider { get; init; }

    [Description("The pinned snapshot id that is sent; without it, that of the built-in model of this name.")]
    [MinLength(1)]
    public string? Id { get; init; }

    [Description("A label for people.")]
    public ModelTier? Tier { get; init; }

    [Description("Who trained it, such as claude, gpt or llama: an agreement check needs two families.")]
    public string? Family { get; init; }

    [Description("The most prompt and answer tokens together.")]
    [Range(1, int.MaxValue)]
    public int? ContextWindow { get; init; }

    [Description("The most answer tokens.")]
    [Range(1, int.MaxValue)]
    public int? MaxOutputTokens { get; init; }

    [Description("All that it can do; [none] for text alone.")]
    public ImmutableArray<ModelCapabilities>? Capabilities { get; init; }

    [Description("Where the data stays; without it, the provider's.")]
    public string? Residency { get; init; }

    [Description("The day the provider stops serving it.")]
    public DateOnly? RetiresOn { get; init; }

    [Description("Its price, in place of every built-in price: US dollars per million tokens.")]
    public PriceEntry? Price { get; init; }

    [Description("Whether the vendor's list prices hold. Default true, but false where the data stays self_hosted.")]
    public bool? ListPrices { get; init; }

    [Description("The same model at other providers or with other keys, asked when this one fails.")]
    [MinLength(1)]
    public ImmutableArray<PeerEntry>? Peers { get; init; }

    [Description("Which of itself and its peers is asked first; only with peers. Default in_order.")]
    public PeerChoice? Choose { get; init; }

    [Description("Its own share of the calls; only with choose: weighted. Default 1.")]
    [Range(1, 1000)]
    public int? Weight { get; init; }
}
