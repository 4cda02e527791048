using Suffice.Ledger;
using Suffice.Providers;
using Suffice.Routing;

namespace Suffice.Cascade;

/// <summary>Says to a caller why there is no answer.</summary>
internal static class AnswerFailures
{
    /// <summary>No rung was called: none can take the call, or all that can are left alone for a while.</summary>
    /// <param name="run">The request.</param>
    /// <returns>The failure, with the reason of each rung.</returns>
    public static AnswerFailure NotTried(CascadeRun run) => run.Troubles.UntilProbe is { } wait
        ? new(AnswerFailureKind.Unavailable, $"every model that {run.Route.Plan.Name} may use failed of late and is left alone for a while; "
            + $"the next try is due in {Math.Ceiling(Math.Max(1, wait.TotalSeconds))} s")
        { RetryAfter = wait }
        : new(AnswerFailureKind.NothingFits, "no model of the ladder fits this call: "
            + string.Join("; ", run.Route.Rungs.SelectMany(rung => rung.Peers.Prepend(rung)).Select(Unfit)));

    /// <summary>The deadline passed.</summary>
    /// <param name="run">The request.</param>
    /// <returns>The failure.</returns>
    public static AnswerFailure Deadline(CascadeRun run) => new(
        AnswerFailureKind.Deadline,
        $"the deadline of {run.Deadline.TotalSeconds:0.###} s passed (tried {Tried(run)})");

    /// <summary>A limit of the request was reached before an answer.</summary>
    /// <param name="run">The request.</param>
    /// <returns>The failure.</returns>
    public static AnswerFailure Limit(CascadeRun run) => new(
        AnswerFailureKind.Limit,
        $"the limit {run.Budget.Limit} of {run.Route.Plan.Name} allows no further call (tried {Tried(run)})");

    /// <summary>The models failed.</summary>
    /// <param name="run">The request.</param>
    /// <param name="failure">The last failure.</param>
    /// <returns>The failure.</returns>
    public static AnswerFailure Upstream(CascadeRun run, CallFailure failure) => new(
        AnswerFailureKind.Upstream, $"no model answered (tried {Tried(run)}); the last failure: {failure.Message}", failure)
    {
        RetryAfter = run.Troubles.RetryAfter,
    };

    /// <summary>No answer passed the gate.</summary>
    /// <param name="outcome">Refused or handed to a person.</param>
    /// <param name="run">The request.</param>
    /// <returns>The failure. It names the checks and not what they found, for a finding may quote the rejected answer.</returns>
    public static AnswerFailure NotPassed(RequestOutcome outcome, CascadeRun run) => outcome == RequestOutcome.Person
        ? new(AnswerFailureKind.Person, $"the call was handed to a person (tried {Tried(run)}, left for {run.Reason})")
        : new(AnswerFailureKind.NotPassed, $"no answer met the standard of {run.Route.Plan.Name} (tried {Tried(run)}, left for {run.Reason})");

    private static string Unfit(Rung rung) => rung.Peers.IsEmpty
        ? $"{rung.Model.Name}: {rung.Unfit}"
        : $"{rung.Model.Name} at {rung.Provider.Name}: {rung.Unfit}";

    private static string Tried(CascadeRun run) => run.Path.Length == 0 ? "nothing" : run.Path;
}
