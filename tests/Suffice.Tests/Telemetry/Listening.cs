using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Suffice.Telemetry;

namespace Suffice.Tests.Telemetry;

/// <summary>Hears the spans and measurements of one engine and of no other in this process.</summary>
internal sealed class Listening : IDisposable
{
    private readonly ActivityListener? spans;
    private readonly MeterListener? meters;

    private Listening(EngineTelemetry telemetry, ActivitySamplingResult? sampling, bool metrics)
    {
        if (sampling is { } result)
        {
            spans = new ActivityListener
            {
                ShouldListenTo = source => ReferenceEquals(source, telemetry.Source),
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => result,
                ActivityStopped = Spans.Enqueue,
            };
            ActivitySource.AddActivityListener(spans);
        }

        if (metrics)
        {
            meters = new MeterListener
            {
                InstrumentPublished = (instrument, listener) =>
                {
                    if (ReferenceEquals(instrument.Meter, telemetry.Meter))
                    {
                        listener.EnableMeasurementEvents(instrument);
                    }
                },
            };
            meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
            meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
            meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
            meters.Start();
        }
    }

    public ConcurrentQueue<Activity> Spans { get; } = new();

    public ConcurrentQueue<Measured> Measurements { get; } = new();

    public static Listening ToSpans(EngineTelemetry telemetry, ActivitySamplingResult sampling = ActivitySamplingResult.AllDataAndRecorded) =>
        new(telemetry, sampling, metrics: false);

    public static Listening ToMetrics(EngineTelemetry telemetry) => new(telemetry, sampling: null, metrics: true);

    public IEnumerable<Measured> Of(string instrument) => Measurements.Where(m => m.Instrument == instrument);

    public void ReadGauges() => meters?.RecordObservableInstruments();

    public void Dispose()
    {
        spans?.Dispose();
        meters?.Dispose();
    }

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Measurements.Enqueue(new Measured(instrument.Name, value, tags.ToArray().ToDictionary(t => t.Key, t => t.Value)));
}

internal sealed record Measured(string Instrument, double Value, IReadOnlyDictionary<string, object?> Tags);
