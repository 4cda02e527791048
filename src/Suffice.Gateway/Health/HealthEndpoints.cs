using Microsoft.AspNetCore.Http;
using Suffice.Files;
using Suffice.Policy;

namespace Suffice.Gateway.Health;

/// <summary>Says whether the process lives, and whether it can answer calls.</summary>
internal sealed class HealthEndpoints(IPolicySource policies, GatewayHealth health)
{
    /// <summary>Handles <c>/healthz</c>: the process lives.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public static Task AliveAsync(HttpContext context) =>
        context.Response.WriteAsJsonAsync(new { Status = HealthStatus.Ok }, MachineJson.Options, context.RequestAborted);

    /// <summary>Handles <c>/readyz</c>: a policy is in force, and what is not as it should be; 503 once the gateway is told to stop.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task ReadyAsync(HttpContext context)
    {
        HealthState now = health.Look();
        SufficePolicy policy = policies.Current;
        var told = new
        {
            now.Status,
            Policy = new
            {
                policy.Version,
                policy.PriceVersion,
                MistakesInLastChange = now.LastReload.Errors.Length,
            },
            Keys = new { AsTheFileSays = now.KeysProblem is null },
            Ledger = new { Sick = now.Ledger.IsSick, now.Ledger.Queued, now.Ledger.Written, now.Ledger.Lost },
        };

        context.Response.StatusCode = now.Status == HealthStatus.Draining ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;

        return context.Response.WriteAsJsonAsync(told, MachineJson.Options, context.RequestAborted);
    }
}
