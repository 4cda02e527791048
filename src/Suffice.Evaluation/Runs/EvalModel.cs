using Suffice.Evaluation.Items;
using Suffice.Catalog;
using Suffice.Providers;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Runs;

/// <summary>A model that is measured, and where its answers come from.</summary>
/// <param name="Name">Its name on the command line and in the report.</param>
/// <param name="Model">What is known of it: pinned id, prices, family.</param>
/// <param name="Provider">Who serves it; <see langword="null"/> when its answers come with the items and nobody is called.</param>
public sealed record EvalModel(string Name, Model Model, ProviderDefinition? Provider)
{
    /// <summary>True when its answers come with the items.</summary>
    public bool IsRecorded => Provider is null;

    /// <summary>True when its provider answers from recordings.</summary>
    internal bool IsReplayed => Provider is { Protocol: ModelClients.Replay };

    /// <summary>The model as its provider is asked for it. A recording may hold several models that one id stands for: the name asked for tells which.</summary>
    internal Model Called => IsReplayed ? Model with { Id = Name, Aliases = [Model.Id, .. Model.Aliases] } : Model;

    /// <summary>Its answer that came with an item, under whatever name means the model, the very one that was asked for first; <see langword="null"/> when none did.</summary>
    internal RecordedOutput? RecordedIn(EvalItem item) =>
        new[] { Name, Model.Id, Model.Name }.Concat(Model.Aliases).Select(name => item.Recorded.GetValueOrDefault(name)).FirstOrDefault(output => output is not null);
}
