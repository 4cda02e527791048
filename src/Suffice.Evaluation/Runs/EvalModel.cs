using Suffice.Catalog;
using Suffice.Providers;

namespace Suffice.Evaluation.Runs;

/// <summary>A model that is measured, and where its answers come from.</summary>
/// <param name="Name">Its name on the command line and in the report.</param>
/// <param name="Model">What is known of it: pinned id, prices, family.</param>
/// <param name="Provider">Who serves it; <see langword="null"/> when its answers come with the items and nobody is called.</param>
public sealed record EvalModel(string Name, Model Model, ProviderDefinition? Provider)
{
    /// <summary>True when its answers come with the items.</summary>
    public bool IsRecorded => Provider is null;

    /// <summary>The names that its answers may be recorded under, best first: the very name that was asked for, then whatever else means it.</summary>
    internal string[] RecordedNames => [Name, Model.Id, Model.Name, .. Model.Aliases];

    /// <summary>The model as its provider is asked for it. A recording may hold several models that one id stands for: the name asked for tells which.</summary>
    internal Model Called => Provider is { Protocol: ModelClients.Replay } ? Model with { Id = Name, Aliases = [Model.Id, .. Model.Aliases] } : Model;
}
