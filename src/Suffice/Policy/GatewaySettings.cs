using System.Collections.Immutable;
using Suffice.Providers;

namespace Suffice.Policy;

/// <summary>How the gateway listens.</summary>
public sealed record GatewaySettings
{
    /// <summary>Where it listens; loopback unless <see cref="Keys"/> are set. Default <c>http://127.0.0.1:8420</c>.</summary>
    public Uri Listen { get; init; } = new("http://127.0.0.1:8420");

    /// <summary>Keys, one of which a caller must bring; required to listen beyond loopback.</summary>
    public ImmutableArray<Secret> Keys { get; init; } = [];

    /// <summary>The largest body taken, in bytes. Default 32 MB.</summary>
    public long MaxBodyBytes { get; init; } = 32L * 1024 * 1024;

    /// <summary>How long a stream may be silent before it gives a sign of life. Default 5 s.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long calls under way may go on once the gateway is told to stop. Default 30 s.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long new calls are still taken once the gateway is told to stop. Default none.</summary>
    public TimeSpan DrainGrace { get; init; } = TimeSpan.Zero;

    /// <summary>Whether and how long answers of OpenAI's Responses are kept. Default not at all.</summary>
    public KeptResponsesSettings Responses { get; init; } = new();
}
