using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Policy;
using Suffice.Providers;

namespace Suffice.Routing;

/// <summary>One step of the ladder of one call.</summary>
/// <param name="Number">Its place, from 0; -1 for a model that a check asks.</param>
/// <param name="Model">The model, as its first provider serves it.</param>
/// <param name="Provider">Who serves it.</param>
/// <param name="Unfit">Why this call cannot go there (window, images, tools, residency); <see langword="null"/> when it can.</param>
public sealed record Rung(int Number, Model Model, ProviderDefinition Provider, string? Unfit)
{
    /// <summary>The same step at other providers, in the order written; they have no peers of their own.</summary>
    public ImmutableArray<Rung> Peers { get; init; } = [];

    /// <summary>True when the call may go to its own provider.</summary>
    public bool FitsHere => Unfit is null;

    /// <summary>True when the call may go to its own provider or to a peer.</summary>
    public bool IsFit
    {
        get
        {
            if (FitsHere)
            {
                return true;
            }

            foreach (Rung peer in Peers)
            {
                if (peer.FitsHere)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Places a model on the ladder of one call.</summary>
    /// <param name="number">Its place.</param>
    /// <param name="model">The model.</param>
    /// <param name="policy">The policy, for the providers.</param>
    /// <param name="task">The task, for its residency.</param>
    /// <param name="needs">What the call needs.</param>
    /// <returns>The rung, with its peers.</returns>
    internal static Rung Of(int number, Model model, SufficePolicy policy, TaskPolicy task, CallNeeds needs)
    {
        Rung rung = At(number, model, policy, task, needs);
        if (model.Peers.IsEmpty)
        {
            return rung;
        }

        ImmutableArray<Rung>.Builder peers = ImmutableArray.CreateBuilder<Rung>(model.Peers.Length);
        foreach (Model peer in model.Peers)
        {
            peers.Add(At(number, peer, policy, task, needs));
        }

        return rung with { Peers = peers.MoveToImmutable() };
    }

    private static Rung At(int number, Model model, SufficePolicy policy, TaskPolicy task, CallNeeds needs)
    {
        ProviderDefinition provider = policy.Providers[model.Provider];

        return new Rung(number, model, provider, FitCheck.WhyUnfit(model, provider, task, needs));
    }
}
