using Suffice.Audit.Discovery.Counting;

namespace Suffice.Audit.Reading;

/// <summary>Keeps the latest calls of all that come, whatever their order.</summary>
/// <param name="most">How many.</param>
internal sealed class LatestCalls(int most)
{
    private readonly PriorityQueue<CallDigest, (DateTimeOffset At, int File, long Line)> kept = new();

    /// <summary>Calls that others pushed out.</summary>
    public long LeftOut { get; private set; }

    /// <summary>The calls kept, the earliest first; those without a time are the earliest of all.</summary>
    public IEnumerable<CallDigest> All => kept.UnorderedItems.OrderBy(item => item.Priority).Select(item => item.Element);

    /// <summary>Takes a call.</summary>
    public void Add(CallDigest call)
    {
        (DateTimeOffset, int, long) order = (call.At ?? DateTimeOffset.MinValue, call.Place.File, call.Place.Line);
        if (kept.Count < most)
        {
            kept.Enqueue(call, order);
        }
        else
        {
            LeftOut += kept.EnqueueDequeue(call, order).Times;
        }
    }
}
