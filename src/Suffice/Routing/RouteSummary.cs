using Suffice.Chat;
using Suffice.Tasks;

namespace Suffice.Routing;

/// <summary>A route in words and figures, for a dry run and for <c>suffice explain</c>.</summary>
/// <param name="Task">The task; <see langword="null"/> for a named model.</param>
/// <param name="Source">What told it.</param>
/// <param name="Why">The rule or value that told it.</param>
/// <param name="TaskWhy">Why the task has its ladder, in the policy's words.</param>
/// <param name="Fingerprint">The fingerprint of the call's fixed part.</param>
/// <param name="PromptTokens">The estimated prompt length.</param>
/// <param name="Start">The rung it starts on; <see langword="null"/> when none fits.</param>
/// <param name="Rungs">The ladder.</param>
/// <param name="Gate">The checks, in order.</param>
/// <param name="Baseline">The model it is compared with.</param>
public sealed record RouteSummary(
    string? Task,
    TaskSource Source,
    string Why,
    string? TaskWhy,
    string? Fingerprint,
    long PromptTokens,
    string? Start,
    IReadOnlyList<RungSummary> Rungs,
    IReadOnlyList<string> Gate,
    string Baseline)
{
    /// <summary>The model that a loop of tool calls stays on; <see langword="null"/> for any other call.</summary>
    public string? StaysOn { get; init; }

    /// <summary>Why it starts above the ladder's first rung; <see langword="null"/> when it does not.</summary>
    public string? AboveReason { get; init; }

    /// <summary>Sums a route up.</summary>
    /// <param name="route">The route.</param>
    /// <param name="request">The call.</param>
    /// <param name="at">When: prices are dated.</param>
    /// <returns>The summary.</returns>
    public static RouteSummary Of(Route route, ChatRequest request, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(request);

        return new RouteSummary(
            route.TaskName,
            route.Decision.Source,
            route.Decision.Why,
            route.Plan.Why,
            route.Decision.Fingerprint,
            route.PromptTokens,
            route.Start?.Model.Name,
            [.. route.Rungs.Select(rung => RungSummary.Of(rung, request, at))],
            [.. route.Plan.Gate.Select(g => g.Check.Name)],
            route.Baseline.Name)
        {
            StaysOn = route.StaysOn,
            AboveReason = route.AboveReason,
        };
    }
}
