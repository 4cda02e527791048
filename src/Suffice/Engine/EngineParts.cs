using Microsoft.Extensions.Logging;
using Suffice.Confidence;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Providers.Peers;
using Suffice.Providers.Retries;
using Suffice.Tasks;
using Suffice.Telemetry;
using Suffice.Watching.Shadows;

namespace Suffice.Engine;

/// <summary>What an engine works with.</summary>
public sealed record EngineParts
{
    /// <summary>The policy in force.</summary>
    public required IPolicySource Policies { get; init; }

    /// <summary>Speaks to models.</summary>
    public required IModelClients Clients { get; init; }

    /// <summary>Records.</summary>
    public required ILedger Ledger { get; init; }

    /// <summary>Names requests.</summary>
    public required RequestIds Ids { get; init; }

    /// <summary>Decides whether and when a failed call is sent again.</summary>
    public required RetryDelay Retries { get; init; }

    /// <summary>What recent calls told of each model at each provider; made by the engine when not given.</summary>
    public PeerBoard? Peers { get; init; }

    /// <summary>Learns fixed parts from calls that state their task, and knows calls by them.</summary>
    public required LearnedFingerprints Learned { get; init; }

    /// <summary>Knows which tasks are demoted; <see langword="null"/> to trust all.</summary>
    public ITaskTrust? Trust { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Tells what is done, to whoever listens. Default: one of its own.</summary>
    public EngineTelemetry Telemetry { get; init; } = new();

    /// <summary>How accepted answers are compared with the last rung's where the policy asks for it; <see langword="null"/> for not at all.</summary>
    public ShadowOptions? Shadow { get; init; }

    /// <summary>The log.</summary>
    public required ILogger<SufficeEngine> Logger { get; init; }
}
