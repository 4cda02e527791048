using System.Collections.Immutable;

namespace Suffice.Catalog;

/// <summary>A model that can be called, and what it costs.</summary>
public sealed record Model
{
    /// <summary>The name the policy uses, such as <c>haiku</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the provider entry that serves it.</summary>
    public required string Provider { get; init; }

    /// <summary>The pinned snapshot id that is sent to the provider.</summary>
    public required string Id { get; init; }

    /// <summary>Other names that mean it, such as the family's undated name.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>A label for people; <see langword="null"/> when unknown.</summary>
    public ModelTier? Tier { get; init; }

    /// <summary>Who trained it, such as <c>claude</c>, <c>gpt</c>, <c>llama</c>: agreement needs two families.</summary>
    public string? Family { get; init; }

    /// <summary>The most prompt and answer tokens together; <see langword="null"/> when unknown, and then never refused for length.</summary>
    public int? ContextWindow { get; init; }

    /// <summary>The most answer tokens; <see langword="null"/> when unknown.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>What it can do; <see langword="null"/> when unknown, and then nothing is refused for it.</summary>
    public ModelCapabilities? Capabilities { get; init; }

    /// <summary>Where the data stays, such as <c>eu</c>, <c>us</c>, <c>self_hosted</c>; <see langword="null"/> when unstated.</summary>
    public string? Residency { get; init; }

    /// <summary>The day the provider stops serving it, when announced.</summary>
    public DateOnly? RetiresOn { get; init; }

    /// <summary>Dated price rows; empty when no price is known.</summary>
    public ImmutableArray<Price> Prices { get; init; } = [];

    /// <summary>The price that holds on a day.</summary>
    /// <param name="day">The day, in UTC.</param>
    /// <returns>The price; <see langword="null"/> when none is known for that day.</returns>
    public Price? PriceOn(DateOnly day)
    {
        foreach (Price price in Prices)
        {
            if (price.HoldsOn(day))
            {
                return price;
            }
        }

        return null;
    }

    /// <summary>The same model elsewhere (another provider, another key), each with its own id, price and residency, to answer in its place.</summary>
    public ImmutableArray<Model> Peers { get; init; } = [];

    /// <summary>Which of itself and its peers is tried first.</summary>
    public PeerChoice Choose { get; init; }

    /// <summary>Its share of the calls among weighted peers. Default 1.</summary>
    public int Weight { get; init; } = 1;
}
