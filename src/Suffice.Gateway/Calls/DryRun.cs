using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Suffice.Cascade;
using Suffice.Engine;
using Suffice.Files;
using Suffice.Gateway.Answers;
using Suffice.Routing;

namespace Suffice.Gateway.Calls;

/// <summary>Tells where a call would go and what it may cost; nothing is called.</summary>
internal sealed class DryRun(SufficeEngine engine, TimeProvider time)
{
    private static readonly JsonSerializerOptions Written = new(MachineJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Answers one call.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="call">The call.</param>
    /// <param name="errors">Writes errors in the caller's protocol.</param>
    /// <returns>When written.</returns>
    public Task AnswerAsync(HttpContext context, EngineCall call, ErrorWriter errors)
    {
        RouteDecision decision = engine.Plan(call);

        return decision.Route is { } route
            ? context.Response.WriteAsJsonAsync(RouteSummary.Of(route, call.Request, time.GetUtcNow()), Written, context.RequestAborted)
            : errors.WriteAsync(context, FailureError.Of(AnswerFailure.NoRoute(decision)));
    }
}
