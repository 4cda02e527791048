using Suffice.Catalog;

namespace Suffice.Providers.Peers;

/// <summary>What recent calls told of one model at one provider.</summary>
/// <param name="breaker">Keeps calls away while it fails; <see langword="null"/> when the policy wants none.</param>
internal sealed class PeerHealth(Breaker? breaker)
{
    /// <summary>Keeps calls away while it fails.</summary>
    public Breaker? Breaker { get; } = breaker;

    /// <summary>Until the first content of a stream.</summary>
    public LatencyEstimate Streamed { get; } = new();

    /// <summary>Until a whole answer is there, which takes much longer than its first word.</summary>
    public LatencyEstimate Whole { get; } = new();

    /// <summary>Asks to let a call in.</summary>
    /// <param name="pass">Counts the call's result.</param>
    /// <param name="wait">Until the next try is due, when not let in.</param>
    /// <returns>True when the call may be sent.</returns>
    public bool TryEnter(out BreakerPass pass, out TimeSpan wait)
    {
        pass = default;
        wait = TimeSpan.Zero;
        return Breaker is null || Breaker.TryEnter(out pass, out wait);
    }
}

/// <summary>One model at one provider, as long as address, key and settings stay what they are.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Model">The model.</param>
internal readonly record struct PeerKey(ProviderDefinition Provider, Model Model)
{
    /// <summary>The same by what makes a route: a policy read again has new objects for it.</summary>
    public bool Equals(PeerKey other) =>
        Model.Id == other.Model.Id
        && (ReferenceEquals(Provider, other.Provider)
            || (Provider.Name == other.Provider.Name
                && Provider.Protocol == other.Provider.Protocol
                && Provider.BaseUrl == other.Provider.BaseUrl
                && Equals(Provider.ApiKey, other.Provider.ApiKey)
                && Provider.Breaker == other.Provider.Breaker));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Provider.Name, Model.Id);
}
