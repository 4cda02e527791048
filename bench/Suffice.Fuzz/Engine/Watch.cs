namespace Suffice.Fuzz.Engine;

/// <summary>Advances the running time, and ends the process when one input takes for ever.</summary>
/// <param name="time">The running time.</param>
/// <param name="spent">The processor time of the process: a stopped or starved process spends none, so that neither counts as a hang.</param>
/// <param name="limit">The most that one input may spend.</param>
/// <param name="onHang">Called when it spent more.</param>
internal sealed class Watch(RunningTime time, Func<TimeSpan> spent, TimeSpan limit, Action onHang) : IDisposable
{
    private readonly ManualResetEventSlim ended = new();
    private Thread? thread;
    private long trial;

    /// <summary>Starts watching on a thread of its own.</summary>
    public Watch Start()
    {
        thread = new Thread(Run) { IsBackground = true, Name = "watch" };
        thread.Start();
        return this;
    }

    /// <summary>Says that the next input begins.</summary>
    public void Next() => Interlocked.Increment(ref trial);

    /// <inheritdoc/>
    public void Dispose()
    {
        ended.Set();
        thread?.Join();
        ended.Dispose();
    }

    private void Run()
    {
        long watched = -1;
        TimeSpan since = default;
        while (!ended.Wait(RunningTime.Tick))
        {
            time.Advance();
            long now = Interlocked.Read(ref trial);
            if (now != watched)
            {
                (watched, since) = (now, spent());
            }
            else if (spent() - since > limit)
            {
                onHang();
                return;
            }
        }
    }
}
