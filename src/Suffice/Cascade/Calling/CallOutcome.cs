using Suffice.Chat;
using Suffice.Providers;

namespace Suffice.Cascade.Calling;

/// <summary>What came of calling one rung, retries included: an answer, a hopeless beginning of one, a failure, or a limit.</summary>
/// <param name="Attempt">The last attempt, still to be ended when there is an answer.</param>
/// <param name="Answer">The answer, whole or as far as it came before it was abandoned.</param>
/// <param name="Abandoned">Why it was stopped while arriving.</param>
/// <param name="Failure">The failure.</param>
internal sealed record CallOutcome(Attempt? Attempt, ChatAnswer? Answer, GateVerdict? Abandoned, CallFailure? Failure)
{
    /// <summary>A limit of the request forbade the call.</summary>
    public static CallOutcome OverLimit { get; } = new(null, null, null, null);

    /// <summary>No place of the rung takes the call now: left alone after failures, or too small for it.</summary>
    public static CallOutcome Skipped { get; } = new(null, null, null, null);
}
