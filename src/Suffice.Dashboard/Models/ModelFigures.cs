using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Dashboard.Times;
using Suffice.Ledger.Bills;
using Suffice.Providers.Peers;
using Suffice.Reviewing;
using Suffice.Watching.Canaries;

namespace Suffice.Dashboard.Models;

/// <summary>The models that can be called.</summary>
/// <param name="Period">The days that spending is of.</param>
/// <param name="PriceVersion">Identifies the price table in force.</param>
/// <param name="Models">Those that tasks use first, then the dearest, then by name.</param>
public sealed record ModelsFigures(Period Period, string PriceVersion, ImmutableArray<ModelFigures> Models);

/// <summary>A model: what it costs, how long it stays, what was spent at it, and whether it is still the one that was measured.</summary>
public sealed record ModelFigures
{
    /// <summary>Its name in the policy.</summary>
    public required string Name { get; init; }

    /// <summary>The pinned id that is sent to the provider.</summary>
    public required string Id { get; init; }

    /// <summary>The days that spending is of.</summary>
    public required Period Period { get; init; }

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

    /// <summary>Days until then; negative when that is past.</summary>
    public required int? DaysLeft { get; init; }

    /// <summary>The price that holds today, USD per million tokens; <see langword="null"/> is unknown, not free.</summary>
    public required Price? Price { get; init; }

    /// <summary>Every dated price, with where and when it was read.</summary>
    public required ImmutableArray<Price> Prices { get; init; }

    /// <summary>The same model elsewhere, as <c>provider: id</c>.</summary>
    public required ImmutableArray<string> Peers { get; init; }

    /// <summary>The tasks whose ladder it stands on.</summary>
    public required ImmutableArray<string> Tasks { get; init; }

    /// <summary>What was spent at it in the days; <see langword="null"/> when it was not called.</summary>
    public required ModelSpend? Spend { get; init; }

    /// <summary>Whether calls may go to it, here and at its peers; <see langword="null"/> outside a running gateway, empty where no breaker has watched a call to it.</summary>
    public required ImmutableArray<BreakerSnapshot>? Routes { get; init; }

    /// <summary>How its canaries stand; <see langword="null"/> when none are asked.</summary>
    public required CanaryResult? Canaries { get; init; }

    /// <summary>Other models that the provider said answered.</summary>
    public required ImmutableArray<string> AnsweredBy { get; init; }

    /// <summary>Its served answers in the days that a shadow found the same as the last rung's, of those that could be compared.</summary>
    public required Share Agreement { get; init; }

    /// <summary>What somebody should look at.</summary>
    public required ImmutableArray<string> Warnings { get; init; }
}
