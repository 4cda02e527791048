using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Suffice.Tests.Providers;

/// <summary>A clock that stands still until it is moved, and tells when somebody waits on it.</summary>
internal sealed class TestClock : FakeTimeProvider
{
    private readonly Channel<ITimer> timers = Channel.CreateUnbounded<ITimer>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        timers.Writer.TryWrite(timer);
        return timer;
    }

    /// <summary>Waits until one more timer was set than waited for before.</summary>
    public async Task NextTimerAsync() => await timers.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
}
