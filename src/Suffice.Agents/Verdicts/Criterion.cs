using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Agents.Verdicts;

/// <summary>One criterion of a rubric.</summary>
/// <param name="Id">Its item's id.</param>
/// <param name="Title">Its title.</param>
public sealed record Criterion(string Id, string Title)
{
    /// <summary>How much it weighs, 0 to 100. Default 10.</summary>
    public int Weight { get; init; } = 10;

    /// <summary>The highest rating; the lowest is 1. Default 5; 2 for no and yes.</summary>
    public int Scale { get; init; } = 5;

    /// <summary>True when less than half of the scale takes the whole score to 0.</summary>
    public bool Critical { get; init; }

    /// <summary>True when its lowest rating takes the whole score to 0.</summary>
    public bool AutoFail { get; init; }

    /// <summary>True when it only adds: the total may pass 1.</summary>
    public bool Bonus { get; init; }

    /// <summary>True when it is told and never counted.</summary>
    public bool Soft { get; init; }

    /// <summary>True when it may not apply to a ticket.</summary>
    public bool Skippable { get; init; }

    /// <summary>What may lie behind a bad rating, in tiers joined by <c>/</c>.</summary>
    public ImmutableArray<string> RootCauses { get; init; } = [];

    /// <summary>A rating as a share of the scale: (rating - 1) / (scale - 1).</summary>
    /// <param name="rating">The rating, 1 to <see cref="Scale"/>.</param>
    /// <returns>0 to 1.</returns>
    public decimal ShareOf(int rating) => (rating - 1m) / (Scale - 1);

    /// <summary>A number of an answer as a rating: <c>5.0</c> is the whole number 5 in JSON, and in JSON Schema.</summary>
    /// <param name="stated">The number.</param>
    /// <returns>The rating; <see langword="null"/> for what the scale does not have.</returns>
    internal int? RatingOf(JsonElement stated) =>
        stated.TryGetDecimal(out decimal number) && number == decimal.Truncate(number) && number >= 1 && number <= Scale ? (int)number : null;
}
