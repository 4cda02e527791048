using Microsoft.Extensions.Logging;
using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers.Retries;
using Suffice.Running.Keeping;

namespace Suffice.Running;

/// <summary>What pipelines are run with.</summary>
public sealed record RunningParts
{
    /// <summary>Answers what models are asked.</summary>
    public required SufficeEngine Engine { get; init; }

    /// <summary>The policy in force.</summary>
    public required IPolicySource Policies { get; init; }

    /// <summary>Keeps what steps made.</summary>
    public required RunStore Store { get; init; }

    /// <summary>Records runs, and what they buy elsewhere.</summary>
    public required ILedger Ledger { get; init; }

    /// <summary>Names requests.</summary>
    public required RequestIds Ids { get; init; }

    /// <summary>Decides when a service that failed is called again.</summary>
    public required RetryDelay Retries { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The log; event ids 320 to 329.</summary>
    public required ILogger<PipelineRunner> Logger { get; init; }
}
