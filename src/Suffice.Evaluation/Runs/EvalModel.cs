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

    /// <summary>The names that its answers may be recorded under, best first.</summary>
    internal string[] RecordedNames => [Model.Id, Name, Model.Name, .. Model.Aliases];
}
