using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Policy.Entries;
using Suffice.Providers;

namespace Suffice.Policy.Compiling.Models;

/// <summary>Makes the peers of a model: the same model elsewhere, with what differs there.</summary>
internal sealed class PeerTable(Compilation load, ProviderTable providers)
{
    /// <summary>Adds what an entry says of peers to its model.</summary>
    public Model Add(Model model, ModelEntry entry, string path)
    {
        RefuseInert(entry, path);
        if (entry.Peers is not { } written)
        {
            return model;
        }

        ImmutableArray<Model>.Builder peers = ImmutableArray.CreateBuilder<Model>();
        for (int i = 0; i < written.Length; i++)
        {
            string at = load.Findings.ItemPath($"{path}.peers", i);
            if (PeerOf(model, written[i], at) is not { } peer)
            {
                continue;
            }

            if (peers.Prepend(model).Any(other => other.Provider == peer.Provider && other.Id == peer.Id))
            {
                load.Findings.Error(at, $"'{peer.Id}' at '{peer.Provider}' stands here already", "another provider, or another id");
            }

            peers.Add(peer);
        }

        return model with
        {
            Peers = peers.DrainToImmutable(),
            Choose = entry.Choose ?? PeerChoice.InOrder,
            Weight = entry.Weight ?? 1,
        };
    }

    private Model? PeerOf(Model model, PeerEntry entry, string path)
    {
        if (providers.Find(entry.Provider) is not { } provider)
        {
            providers.TellUnknown(entry.Provider, path);
            return null;
        }

        return model with
        {
            Provider = provider.Name,
            Id = entry.Id ?? model.Id,
            ContextWindow = entry.ContextWindow ?? model.ContextWindow,
            MaxOutputTokens = entry.MaxOutputTokens ?? model.MaxOutputTokens,

            // Where the first provider keeps data says nothing of another.
            Residency = entry.Residency ?? provider.Residency,
            Prices = PricesOf(model, entry, provider),
            Weight = entry.Weight ?? 1,
        };
    }

    private static ImmutableArray<Price> PricesOf(Model model, PeerEntry entry, ProviderDefinition provider) =>
        entry.Price is { } price ? [price.ToPrice()]
        : DeclaredModel.ListPricesHold(entry.Residency ?? provider.Residency) ? model.Prices
        : [];

    private void RefuseInert(ModelEntry entry, string path)
    {
        if (entry.Choose is not null && entry.Peers is null)
        {
            load.Findings.Error($"{path}.choose", "there are no peers to choose from", "peers, or remove it");
        }

        if (entry.Choose == PeerChoice.Weighted)
        {
            return;
        }

        ImmutableArray<PeerEntry> peers = entry.Peers ?? [];
        for (int i = 0; i < peers.Length; i++)
        {
            Refuse(peers[i].Weight, $"{path}.peers[{i}].weight");
        }

        Refuse(entry.Weight, $"{path}.weight");
    }

    private void Refuse(int? weight, string path)
    {
        if (weight is not null)
        {
            load.Findings.Error(path, "a weight has no meaning here", "choose: weighted, or remove it");
        }
    }
}
