using Suffice.Callers;
using Suffice.Chat;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Tasks;

namespace Suffice.Engine;

/// <summary>One call as a host hands it to the engine.</summary>
/// <param name="Request">The call.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Endpoint">Where it came in, for the ledger: <c>chat</c>, <c>messages</c>, <c>library</c>, <c>replay</c>.</param>
public sealed record EngineCall(ChatRequest Request, CallHeaders Headers, string Endpoint)
{
    /// <summary>Who makes it; what is outside its scope is refused. Default: whoever runs the process, who may use everything.</summary>
    public Caller Caller { get; init; } = Caller.Anyone;

    /// <summary>Headers that are passed on to the provider.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> PassedOn { get; init; } = [];

    /// <summary>The policy it is answered by, where it is a part of something that began under it; <see langword="null"/> for the one in force.</summary>
    public SufficePolicy? Policy { get; init; }

    /// <summary>Where in a run of a pipeline it is made; <see langword="null"/> for a call by itself.</summary>
    public PipelinePlace? Place { get; init; }

    /// <summary>
    /// True when the first rung's answer is wanted however sure it is: doubt (a calibrated confidence below the threshold) is told as
    /// the request's reason, and does not send the call up. Every other check holds as ever.
    /// </summary>
    public bool TakesDoubt { get; init; }

    /// <summary>Is told the request's row when it is settled, of a call too whose caller left and who is thrown out; <see langword="null"/> for nobody.</summary>
    public Action<RequestEntry>? Settled { get; init; }

    /// <summary>The host's timestamp of the call's arrival (<see cref="TimeProvider.GetTimestamp"/>); <see langword="null"/> for now.</summary>
    public long? ArrivedAt { get; init; }

    /// <summary>How long the host has waited since for the rest of the call, at its caller's pace.</summary>
    public TimeSpan WaitedForCaller { get; init; }
}
