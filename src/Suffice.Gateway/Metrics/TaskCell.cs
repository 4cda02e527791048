using Suffice.Ledger;

namespace Suffice.Gateway.Metrics;

/// <summary>How long the requests of one task take.</summary>
internal sealed class TaskCell
{
    private readonly Lock counting = new();
    private readonly DurationHistogram latency = DurationHistogram.ForCalls();
    private readonly DurationHistogram firstToken = DurationHistogram.ForCalls();
    private readonly DurationHistogram overhead = DurationHistogram.ForOwnWork();

    /// <summary>Counts a request.</summary>
    /// <param name="entry">Its row.</param>
    public void Add(RequestEntry entry)
    {
        lock (counting)
        {
            latency.Add(entry.Latency);
            overhead.Add(entry.Overhead);
            if (entry.FirstToken is { } first)
            {
                firstToken.Add(first);
            }
        }
    }

    /// <summary>Copies its state.</summary>
    /// <returns>The copy.</returns>
    public TaskState Snapshot()
    {
        lock (counting)
        {
            return new TaskState(latency.Snapshot(), firstToken.Snapshot(), overhead.Snapshot());
        }
    }
}

/// <summary>A <see cref="TaskCell"/> at one moment.</summary>
internal readonly record struct TaskState(HistogramState Latency, HistogramState FirstToken, HistogramState Overhead);
