using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Suffice.Gateway.Access;
using Suffice.Ledger.Writing;
using Suffice.Policy.Reloading;

namespace Suffice.Gateway.Health;

/// <summary>Says whether the process lives, and whether it can answer calls.</summary>
/// <remarks>A sick ledger or a refused policy change is told here and never stops answers.</remarks>
internal sealed class HealthEndpoints(PolicyHost policies, FollowedKeys keys, SqliteLedger ledger, Draining draining)
{
    private static readonly JsonSerializerOptions Written = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Handles <c>/healthz</c>: the process lives.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public static Task AliveAsync(HttpContext context) =>
        context.Response.WriteAsJsonAsync(new { Status = "ok" }, Written, context.RequestAborted);

    /// <summary>Handles <c>/readyz</c>: a policy is in force, and what is not as it should be; 503 once the gateway is told to stop.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task ReadyAsync(HttpContext context)
    {
        LedgerHealth health = ledger.Health;
        PolicyReload reload = policies.LastReload;

        // Read once: a gateway told to stop in between said "ok" with a 503.
        bool isDraining = draining.IsDraining;
        var state = new
        {
            Status = isDraining ? "draining" : health.IsSick || !reload.IsInForce || keys.Current.Problem is not null ? "degraded" : "ok",
            Policy = new
            {
                policies.Current.Version,
                policies.Current.PriceVersion,
                MistakesInLastChange = reload.Errors.Length,
            },
            Keys = new { AsTheFileSays = keys.Current.Problem is null },
            Ledger = new { Sick = health.IsSick, health.Queued, health.Written, health.Lost },
        };

        context.Response.StatusCode = isDraining ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;

        return context.Response.WriteAsJsonAsync(state, Written, context.RequestAborted);
    }
}
