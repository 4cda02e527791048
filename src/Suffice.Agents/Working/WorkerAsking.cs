using Suffice.Callers;
using Suffice.Ledger;
using Suffice.Policy;

namespace Suffice.Agents.Working;

/// <summary>Who has a ticket judged, and how it is told in the ledger.</summary>
public sealed record WorkerAsking
{
    /// <summary>Where the call comes in, for the ledger: <c>work</c>, <c>gate</c>. Default <c>work</c>.</summary>
    public string Endpoint { get; init; } = Worker.Endpoint;

    /// <summary>Who asks. Default: whoever runs the process.</summary>
    public Caller Caller { get; init; } = Caller.Anyone;

    /// <summary>The policy it is answered by; <see langword="null"/> for the one in force.</summary>
    public SufficePolicy? Policy { get; init; }

    /// <summary>Where in a larger work it belongs; <see langword="null"/> for nowhere.</summary>
    public PipelinePlace? Place { get; init; }
}
