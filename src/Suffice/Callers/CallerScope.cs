using Suffice.Routing;

namespace Suffice.Callers;

/// <summary>Holds a caller to its scope, once it is known which task a call is.</summary>
internal static class CallerScope
{
    /// <summary>Refuses a route outside the scope.</summary>
    /// <param name="decision">Where the call would go.</param>
    /// <param name="caller">Who makes it.</param>
    /// <returns>The same, or a decision without a route that says why.</returns>
    public static RouteDecision Hold(RouteDecision decision, Caller caller) =>
        Wrong(decision, caller) is { } wrong
            ? new RouteDecision(null, decision.Decision, $"{wrong}; this key may use {caller.ScopeText()}") { IsForbidden = true }
            : decision;

    private static string? Wrong(RouteDecision decision, Caller caller)
    {
        if (decision.Decision.Task is { } task)
        {
            return caller.MayUseTask(task.Name) ? null : $"the call is task \"{task.Name}\"";
        }

        if (decision.Route is { } route)
        {
            return caller.MayUseModel(route.Plan.Ladder[0]) ? null : $"the call names model \"{route.Plan.Name}\" and is none of the tasks";
        }

        // The hint of an unknown name lists the names that are known, and those are not this caller's to see.
        return "the call names no task or model of the policy";
    }
}
