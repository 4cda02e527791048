using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Files;

namespace Suffice.Gateway.Api;

/// <summary>A model that can be called, and what it costs.</summary>
internal sealed record ModelView
{
    /// <summary>Its name in the policy.</summary>
    public required string Name { get; init; }

    /// <summary>The pinned id that is sent to the provider.</summary>
    public required string Id { get; init; }

    /// <summary>The provider that serves it.</summary>
    public required string Provider { get; init; }

    /// <summary>Other names that mean it.</summary>
    public required ImmutableArray<string> Aliases { get; init; }

    /// <summary>A label for people; <see langword="null"/> when unknown.</summary>
    public required ModelTier? Tier { get; init; }

    /// <summary>Who trained it; <see langword="null"/> when unknown.</summary>
    public required string? Family { get; init; }

    /// <summary>The most prompt and answer tokens together; <see langword="null"/> when unknown.</summary>
    public required int? ContextWindow { get; init; }

    /// <summary>The most answer tokens; <see langword="null"/> when unknown.</summary>
    public required int? MaxOutputTokens { get; init; }

    /// <summary>What it can do; <see langword="null"/> when unknown.</summary>
    public required ImmutableArray<string>? Capabilities { get; init; }

    /// <summary>Where the data stays; <see langword="null"/> when unstated.</summary>
    public required string? Residency { get; init; }

    /// <summary>The day the provider stops serving it, when announced.</summary>
    public required DateOnly? RetiresOn { get; init; }

    /// <summary>The price that holds today, in USD per million tokens; <see langword="null"/> is unknown, not free.</summary>
    public required Price? Price { get; init; }

    /// <summary>Every dated price, with where and when it was read.</summary>
    public required ImmutableArray<Price> Prices { get; init; }

    /// <summary>The same model elsewhere, to answer in its place.</summary>
    public required ImmutableArray<PeerView> Peers { get; init; }

    /// <summary>Shows a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="day">Today.</param>
    /// <returns>What is shown.</returns>
    public static ModelView Of(Model model, DateOnly day) => new()
    {
        Name = model.Name,
        Id = model.Id,
        Provider = model.Provider,
        Aliases = model.Aliases,
        Tier = model.Tier,
        Family = model.Family,
        ContextWindow = model.ContextWindow,
        MaxOutputTokens = model.MaxOutputTokens,
        Capabilities = model.Capabilities is { } able ? EnumWord.OfFlags(able) : null,
        Residency = model.Residency,
        RetiresOn = model.RetiresOn,
        Price = model.PriceOn(day),
        Prices = model.Prices,
        Peers = [.. model.Peers.Select(peer => new PeerView(peer.Provider, peer.Id))],
    };
}

/// <summary>A model elsewhere.</summary>
/// <param name="Provider">The provider that serves it.</param>
/// <param name="Id">The id that is sent to it.</param>
internal sealed record PeerView(string Provider, string Id);

/// <summary>The models that can be called.</summary>
/// <param name="PriceVersion">Identifies the price table in force.</param>
/// <param name="Models">The models, by name.</param>
internal sealed record ModelList(string PriceVersion, ImmutableArray<ModelView> Models);
