using System.Diagnostics;
using System.Diagnostics.Metrics;
using Suffice.Chat;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Routing;

namespace Suffice.Telemetry;

/// <summary>What an engine tells of its work: spans and metrics under <see cref="TelemetryNames"/>, and how much it is doing now.</summary>
/// <remarks>Costs next to nothing while nobody listens. Thread-safe; one for an engine.</remarks>
public sealed class EngineTelemetry : IDisposable
{
    private static readonly string? Version = typeof(EngineTelemetry).Assembly.GetName().Version?.ToString(3);

    private readonly RequestInstruments instruments;
    private int requests;
    private int streams;

    /// <summary>Makes the source of spans and the meter.</summary>
    public EngineTelemetry()
    {
        Source = new ActivitySource(TelemetryNames.Source, Version);
        Meter = new Meter(TelemetryNames.Source, Version);
        instruments = new RequestInstruments(Meter);
        Meter.CreateObservableUpDownCounter(
            TelemetryNames.Metrics.InFlight, () => InFlight, "{request}", "Requests being answered.");
    }

    /// <summary>Where spans come from.</summary>
    public ActivitySource Source { get; }

    /// <summary>Where metrics come from.</summary>
    public Meter Meter { get; }

    /// <summary>Requests being answered now.</summary>
    public int InFlight => Volatile.Read(ref requests);

    /// <summary>Those of them whose caller asked for a stream.</summary>
    public int OpenStreams => Volatile.Read(ref streams);

    /// <inheritdoc/>
    public void Dispose()
    {
        Source.Dispose();
        Meter.Dispose();
    }

    /// <summary>A request begins; it ends with <see cref="End"/>.</summary>
    /// <param name="request">The call.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="task">Its task.</param>
    /// <param name="arrived">When it arrived, by the clock's timestamp.</param>
    /// <param name="time">The clock.</param>
    /// <returns>Its span; <see langword="null"/> when nobody traces it.</returns>
    internal RequestTrace? Begin(ChatRequest request, TraceOrigin origin, TaskPolicy? task, long arrived, TimeProvider time)
    {
        Interlocked.Increment(ref requests);
        if (request.Stream)
        {
            Interlocked.Increment(ref streams);
        }

        return Source.HasListeners()
            ? RequestTrace.Begin(Source, request.Kind, origin, task, time.GetUtcNow() - time.GetElapsedTime(arrived))
            : null;
    }

    /// <summary>Measures an attempt that has ended.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="rung">Where it went.</param>
    /// <param name="kind">What the call asks for.</param>
    internal void Record(AttemptEntry attempt, Rung rung, CallKind kind) => instruments.Record(attempt, rung, kind);

    /// <summary>A request has ended.</summary>
    /// <param name="trace">Its span.</param>
    /// <param name="entry">Its row.</param>
    /// <param name="kind">What it asked for.</param>
    internal void End(RequestTrace? trace, RequestEntry entry, CallKind kind)
    {
        Interlocked.Decrement(ref requests);
        if (entry.Streamed)
        {
            Interlocked.Decrement(ref streams);
        }

        trace?.End(entry);
        instruments.Record(entry, kind);
    }
}
