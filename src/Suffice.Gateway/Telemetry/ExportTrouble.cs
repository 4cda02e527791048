using System.Diagnostics.Tracing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Suffice.Policy;
using Suffice.Policy.Reloading;

namespace Suffice.Gateway.Telemetry;

/// <summary>Tells the log, now and then, that telemetry could not be sent, and that a change of where to send it waits for a start.</summary>
internal sealed class ExportTrouble(PolicyHost policies, TimeProvider time, ILogger<ExportTrouble> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    private readonly OtlpSettings? atStart = policies.Current.Telemetry.Otlp;
    private Listener? listener;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        policies.Reloaded += TellIfChanged;
        listener = new Listener(time, logger);

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        policies.Reloaded -= TellIfChanged;
        listener?.Dispose();
    }

    private void TellIfChanged(object? sender, PolicyReloadedEventArgs look)
    {
        if (!IsSame(atStart, policies.Current.Telemetry.Otlp))
        {
            GatewayLog.OtlpChanged(logger);
        }
    }

    private static bool IsSame(OtlpSettings? one, OtlpSettings? other) =>
        one is null ? other is null
        : other is not null && one with { Headers = [] } == other with { Headers = [] } && one.Headers.SequenceEqual(other.Headers);

    // The exporter tells its failures to an event source alone.
    private sealed class Listener(TimeProvider time, ILogger logger) : EventListener
    {
        private long nextAt;

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "OpenTelemetry-Exporter-OpenTelemetryProtocol")
            {
                EnableEvents(eventSource, EventLevel.Error);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            long now = time.GetUtcNow().Ticks;
            long due = Volatile.Read(ref nextAt);
            if (now >= due && Interlocked.CompareExchange(ref nextAt, now + Pace.Ticks, due) == due)
            {
                GatewayLog.NotSent(logger, eventData.EventName ?? "export failed");
            }
        }
    }
}
