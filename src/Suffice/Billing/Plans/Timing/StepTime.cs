using Suffice.Billing.Amounts;

namespace Suffice.Billing.Plans.Timing;

/// <summary>One step on its way through a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Latency">How long a call of it takes; <see langword="null"/> when nothing is known.</param>
/// <param name="Calls">How often it is called in a run in which it runs.</param>
/// <param name="Share">The share of the runs in which it runs.</param>
/// <param name="AtOnce">How many of its calls run side by side; <see langword="null"/> for all.</param>
/// <param name="WaitsFor">The steps it waits for.</param>
/// <param name="IsOutside">True for what is paid for a batch or a month: no run waits for it.</param>
internal sealed record StepTime(string Name, StepLatency? Latency, HowOften Calls, ShareRange Share, int? AtOnce, IReadOnlyList<string> WaitsFor, bool IsOutside)
{
    /// <summary>All of its calls, one after another.</summary>
    public TimeSpread? InSequence(TimeSpread? call) => call is null ? null : new TimeSpread(
        Times(call.Low, Share.Low * Calls.Low), Times(call.High, Share.High * Calls.High), Times(call.Most, Calls.High));

    /// <summary>All of its calls, as many at once as may be.</summary>
    public TimeSpread? AtOnceTime(TimeSpread? call) => call is null ? null : new TimeSpread(
        Times(call.Low, Share.Low * Waves(Calls.Low)), Times(call.High, Share.High * Waves(Calls.High)), Times(call.Most, Waves(Calls.High)));

    private decimal Waves(decimal calls) => AtOnce is { } atOnce ? decimal.Ceiling(calls / atOnce) : Math.Min(1, decimal.Ceiling(calls));

    private static TimeSpan Times(TimeSpan time, decimal often) => TimeSpan.FromTicks((long)decimal.Round(time.Ticks * often));
}
