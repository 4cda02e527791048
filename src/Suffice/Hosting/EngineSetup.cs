using Microsoft.Extensions.Logging;
using Suffice.Files;
using Suffice.Ledger;
using Suffice.Policy.Reloading;
using Suffice.Providers;
using Suffice.Providers.Local;
using Suffice.Telemetry;

namespace Suffice.Hosting;

/// <summary>What a host gives its engine; everything else is said by the policy.</summary>
public sealed record EngineSetup
{
    /// <summary>The policy, followed. Whoever made it disposes it, after the engine's host.</summary>
    public required PolicyHost Policies { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The logs.</summary>
    public required ILoggerFactory Loggers { get; init; }

    /// <summary>Reads models that run inside the process; without it a call to such a model throws.</summary>
    public IContentReader<ILocalModel>? Locals { get; init; }

    /// <summary>What the engine tells of its work. Default: one of its own.</summary>
    public EngineTelemetry Telemetry { get; init; } = new();

    /// <summary>What stands before the clients of models, such as a recording. Default: nothing.</summary>
    public Func<IModelClients, IModelClients> BeforeClients { get; init; } = static clients => clients;

    /// <summary>What stands before the ledger, such as counters. Default: nothing.</summary>
    public Func<ILedger, ILedger> BeforeLedger { get; init; } = static ledger => ledger;
}
