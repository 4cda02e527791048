using System.Collections.Concurrent;
using Suffice.Providers;

namespace Suffice.Evidence.Simulated;

/// <summary>Passes calls on and notes which models were asked.</summary>
/// <param name="inner">Answers.</param>
internal sealed class AskedModels(IModelClients inner) : IModelClients, IModelClient
{
    private readonly ConcurrentDictionary<string, bool> names = new(StringComparer.Ordinal);

    /// <summary>The ids of the models asked.</summary>
    public ICollection<string> Names => names.Keys;

    /// <inheritdoc/>
    public IModelClient For(ProviderDefinition provider) => this;

    /// <inheritdoc/>
    public ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken) => Note(call).SendAsync(call, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken) => Note(call).OpenAsync(call, cancellationToken);

    private IModelClient Note(ModelCall call)
    {
        names[call.Model.Id] = true;

        return inner.For(call.Provider);
    }
}
