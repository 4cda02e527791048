using Suffice.Tasks;

namespace Suffice.Routing;

/// <summary>A route, or why there is none.</summary>
/// <param name="Route">The route.</param>
/// <param name="Decision">Which task the call is.</param>
/// <param name="Error">What is wrong with the call's task or model; <see langword="null"/> when there is a route.</param>
public sealed record RouteDecision(Route? Route, TaskDecision Decision, string? Error)
{
    /// <summary>True when there would be a route, and the caller's key may not use it.</summary>
    public bool IsForbidden { get; init; }
}
