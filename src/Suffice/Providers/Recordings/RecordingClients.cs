using Microsoft.Extensions.Logging;

namespace Suffice.Providers.Recordings;

/// <summary>Records every call that goes to any provider.</summary>
/// <param name="inner">Gives the clients that send the calls.</param>
/// <param name="writer">Takes the items.</param>
/// <param name="time">Times the streams.</param>
/// <param name="logger">Is told once when the file cannot be written.</param>
public sealed class RecordingClients(IModelClients inner, RecordingWriter writer, TimeProvider time, ILogger logger) : IModelClients
{
    private readonly RecordingLosses losses = new(logger);

    /// <summary>Calls that were answered and could not be recorded.</summary>
    public long Lost => losses.Count;

    /// <inheritdoc/>
    public IModelClient For(ProviderDefinition provider) => new RecordingClient(inner.For(provider), writer, time, losses);
}
