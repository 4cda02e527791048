using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Suffice.Chat;
using Suffice.Routing;

namespace Suffice.Gateway.Answers;

/// <summary>Writes where a call would go and what it may cost; nothing is called.</summary>
internal static class DryRun
{
    private static readonly JsonSerializerOptions Written = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Writes it.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="decision">The route, or why there is none.</param>
    /// <param name="summary">The route in words and figures.</param>
    /// <param name="errors">Writes errors in the caller's protocol.</param>
    /// <returns>When written.</returns>
    public static async Task WriteAsync(HttpContext context, RouteDecision decision, RouteSummary? summary, ErrorWriter errors)
    {
        if (summary is null)
        {
            await errors.WriteAsync(context, NoRoute(decision)).ConfigureAwait(false);
            return;
        }

        await context.Response.WriteAsJsonAsync(summary, Written, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>What a caller is told whose call has no route.</summary>
    /// <param name="decision">Why there is none.</param>
    /// <returns>The error.</returns>
    public static ChatError NoRoute(RouteDecision decision) => decision.IsForbidden
        ? new ChatError(403, decision.Error!) { Code = "not_allowed" }
        : new ChatError(404, decision.Error!) { Code = "no_route" };
}
