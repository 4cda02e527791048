namespace Suffice.Catalog;

/// <summary>What a policy says of a model; what it leaves out comes from the catalogue.</summary>
public sealed record ModelOverride
{
    /// <summary>The name the policy uses.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the provider entry that serves it.</summary>
    public required string Provider { get; init; }

    /// <summary>The id that is sent, and by which the catalogue is asked; <see langword="null"/> for that of the built-in model called <see cref="Name"/>.</summary>
    public string? Id { get; init; }

    /// <summary>Replaces the built-in tier.</summary>
    public ModelTier? Tier { get; init; }

    /// <summary>Replaces the built-in family.</summary>
    public string? Family { get; init; }

    /// <summary>Replaces the built-in context window.</summary>
    public int? ContextWindow { get; init; }

    /// <summary>Replaces the built-in limit of the answer.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Replaces the built-in capabilities as a whole.</summary>
    public ModelCapabilities? Capabilities { get; init; }

    /// <summary>Where the data stays.</summary>
    public string? Residency { get; init; }

    /// <summary>Replaces the built-in day of retirement.</summary>
    public DateOnly? RetiresOn { get; init; }

    /// <summary>
    /// Replaces every built-in price row. A bucket it does not name is unknown, never taken from the built-in row: shares of
    /// different contracts are not mixed. A row whose <c>input</c> and <c>output</c> are both 0 is free in every bucket.
    /// </summary>
    public Price? Price { get; init; }

    /// <summary>False when the vendor's list prices do not hold, as for the same weights on one's own machines. Default true.</summary>
    public bool ListPrices { get; init; } = true;
}
