using Microsoft.AspNetCore.Http;
using Suffice.Chat;
using Suffice.Gateway.Answers;
using Suffice.Gateway.Metrics;
using Suffice.Policy;

namespace Suffice.Gateway.Health;

/// <summary>Shows everything that is counted, in Prometheus' text form.</summary>
internal sealed class MetricsEndpoint(CallCounters counters, GatewayMetrics gateway, IPolicySource policies)
{
    /// <summary>Handles <c>GET /metrics</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public async Task HandleAsync(HttpContext context)
    {
        if (!policies.Current.Telemetry.Metrics)
        {
            ChatError off = new(404, "nothing is counted: the policy says telemetry.metrics: false") { Code = "metrics_off" };
            await ErrorWriter.For(context).WriteAsync(context, off).ConfigureAwait(false);
            return;
        }

        context.Response.ContentType = PrometheusWriter.ContentType;
        PrometheusWriter writer = new(context.Response.BodyWriter);
        CallMetrics.Write(counters, writer);
        gateway.Write(writer);
        ProcessMetrics.Write(writer);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}
