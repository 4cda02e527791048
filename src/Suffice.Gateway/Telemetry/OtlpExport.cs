using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Suffice.Policy;
using Suffice.Telemetry;

namespace Suffice.Gateway.Telemetry;

/// <summary>Sends spans and metrics to a collector, when the policy or OpenTelemetry's environment variables name one.</summary>
/// <remarks>
/// What the policy states goes before the environment; what it leaves out (timeouts, batches, resource attributes, the sampler when
/// there is no <c>telemetry.otlp</c>) is the environment's. Spans wait in a bounded queue and are dropped beyond it: no call waits for a collector.
/// </remarks>
internal static class OtlpExport
{
    private const string Service = "suffice";

    /// <summary>Registers the export; nothing when there is nowhere to send to.</summary>
    /// <param name="services">Where.</param>
    /// <param name="otlp">What the policy says.</param>
    /// <param name="environment">The environment variables.</param>
    /// <returns>The same.</returns>
    public static IServiceCollection AddOtlpExport(this IServiceCollection services, OtlpSettings? otlp, IConfiguration environment)
    {
        bool traces = otlp is null ? IsNamed(environment, "TRACES") : otlp.Traces > 0;
        bool metrics = otlp is null ? IsNamed(environment, "METRICS") : otlp.Metrics;
        if (!traces && !metrics)
        {
            return services;
        }

        OpenTelemetryBuilder builder = services.AddHostedService<ExportTrouble>().AddOpenTelemetry().ConfigureResource(DescribeService);
        if (traces)
        {
            builder.WithTracing(tracing => Trace(tracing, otlp));
        }

        if (metrics)
        {
            builder.WithMetrics(meters => meters
                .AddMeter(TelemetryNames.Source)
                .AddMeter("System.Runtime")
                .AddOtlpExporter(exporter => Aim(exporter, otlp, "v1/metrics")));
        }

        return services;
    }

    // An exporter asked for by name goes to its default address when none is given.
    private static bool IsNamed(IConfiguration environment, string signal) =>
        !string.Equals(environment["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase)
        && environment[$"OTEL_{signal}_EXPORTER"] switch
        {
            "otlp" => true,
            null or "" => IsSet(environment, "OTEL_EXPORTER_OTLP_ENDPOINT") || IsSet(environment, $"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"),
            _ => false,
        };

    private static bool IsSet(IConfiguration environment, string name) => !string.IsNullOrEmpty(environment[name]);

    private static void Trace(TracerProviderBuilder tracing, OtlpSettings? otlp)
    {
        tracing.AddSource(TelemetryNames.Source).AddOtlpExporter(exporter => Aim(exporter, otlp, "v1/traces"));
        if (otlp is not null)
        {
            // A caller's own decision holds for its request.
            tracing.SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(otlp.Traces)));
        }
    }

    // Named last, OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win.
    private static void DescribeService(ResourceBuilder resource) => resource
        .AddService(Service, serviceVersion: typeof(OtlpExport).Assembly.GetName().Version?.ToString(3))
        .AddEnvironmentVariableDetector();

    private static void Aim(OtlpExporterOptions exporter, OtlpSettings? otlp, string path)
    {
        if (otlp is null)
        {
            return;
        }

        bool isHttp = otlp.Protocol == OtlpProtocol.Http;
        exporter.Protocol = isHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        exporter.Endpoint = isHttp ? Below(otlp.Endpoint, path) : otlp.Endpoint;
        exporter.Headers = string.Join(',', otlp.Headers.Select(h => $"{h.Key}={Uri.EscapeDataString(h.Value.Reveal())}"));
    }

    private static Uri Below(Uri endpoint, string path) =>
        new UriBuilder(endpoint) { Path = $"{endpoint.AbsolutePath.TrimEnd('/')}/{path}" }.Uri;
}
