using System.Collections.Concurrent;
using Suffice.Catalog;

namespace Suffice.Providers.Peers;

/// <summary>What recent calls told of each model at each provider, in this process.</summary>
/// <remarks>
/// Safe for use by many calls at once; what one call learns the very next one sees. Holds the routes of the policy in force and
/// no others: <see cref="Keep"/> drops the rest.
/// </remarks>
/// <param name="time">The clock.</param>
/// <param name="random">Draws among weighted peers.</param>
public sealed class PeerBoard(TimeProvider time, Random random)
{
    private readonly ConcurrentDictionary<PeerKey, PeerHealth> peers = new();
    private readonly Lock drawing = new();

    /// <summary>The clock its figures fade by.</summary>
    internal TimeProvider Time => time;

    /// <summary>The breakers of all routes that were called, closed ones included.</summary>
    /// <returns>Their states, by provider and model.</returns>
    public IReadOnlyList<BreakerSnapshot> Snapshot() =>
    [
        .. peers
            .Where(peer => peer.Value.Breaker is not null)
            .Select(peer => peer.Value.Breaker!.Snapshot(peer.Key.Provider.Name, peer.Key.Model.Id))
            .OrderBy(snapshot => snapshot.Provider, StringComparer.Ordinal)
            .ThenBy(snapshot => snapshot.Model, StringComparer.Ordinal),
    ];

    /// <summary>Forgets what is not called any more; routes that stay what they are keep their state.</summary>
    /// <param name="routes">Each model with the provider that serves it, by the policy in force.</param>
    internal void Keep(IEnumerable<(ProviderDefinition Provider, Model Model)> routes)
    {
        HashSet<PeerKey> wanted = [.. routes.Select(route => new PeerKey(route.Provider, route.Model))];
        foreach (PeerKey peer in peers.Keys)
        {
            if (!wanted.Contains(peer))
            {
                peers.TryRemove(peer, out _);
            }
        }
    }

    /// <summary>What is known of a route.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="model">The model, as served there.</param>
    /// <returns>Its health, made with the first call.</returns>
    internal PeerHealth Of(ProviderDefinition provider, Model model)
    {
        PeerKey key = new(provider, model);

        return peers.TryGetValue(key, out PeerHealth? known) ? known : peers.GetOrAdd(key, Make(provider));
    }

    /// <summary>Draws a place by weight.</summary>
    /// <param name="total">The sum of the weights.</param>
    /// <returns>From 0 to below the sum.</returns>
    internal int Draw(int total)
    {
        lock (drawing)
        {
            return random.Next(total);
        }
    }

    private PeerHealth Make(ProviderDefinition provider) =>
        new(provider.Breaker is { } settings ? new Breaker(settings, time) : null);
}
