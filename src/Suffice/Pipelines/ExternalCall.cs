using Suffice.Pipelines.Templates;
using Suffice.Providers;

namespace Suffice.Pipelines;

/// <summary>How a service is called that a step buys from: one POST of JSON, answered with JSON or text.</summary>
/// <param name="Url">Where.</param>
internal sealed record ExternalCall(Uri Url)
{
    /// <summary>What is sent; <see langword="null"/> for an empty object.</summary>
    public ValueTemplate? Body { get; init; }

    /// <summary>The key that goes with it as a bearer token; <see langword="null"/> for none.</summary>
    public Secret? Key { get; init; }

    /// <summary>True when the address leads inside one's own network on purpose.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>How long one try may take. Default 60 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a try that failed by load or by the network is made again, from 0. Default 2.</summary>
    public int Retries { get; init; } = 2;
}
