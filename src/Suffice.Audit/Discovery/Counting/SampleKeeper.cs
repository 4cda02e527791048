using System.Numerics;

namespace Suffice.Audit.Discovery.Counting;

/// <summary>Keeps some calls of a task, the same number of every length of prompt: those with the lowest lots, whatever the order they come in.</summary>
internal sealed class SampleKeeper
{
    private const int Strata = 24;
    /// <summary>Most prompts of a task are of three or four lengths: enough for an eval set of some hundred items.</summary>
    private const int PerStratum = 40;

    private readonly PriorityQueue<CallDigest, ulong>[] kept = new PriorityQueue<CallDigest, ulong>[Strata];
    private readonly ulong[] limits = [.. Enumerable.Repeat(ulong.MaxValue, Strata)];

    /// <summary>The samples, by length and lot.</summary>
    public IEnumerable<CallDigest> All => kept
        .Where(stratum => stratum is not null)
        .SelectMany(stratum => stratum.UnorderedItems.Select(item => item.Element).OrderBy(call => call.Lot));

    /// <summary>Whether a call may be kept; may be asked from any thread.</summary>
    public bool Wants(long promptTokens, ulong lot) => lot < Volatile.Read(ref limits[StratumOf(promptTokens)]);

    /// <summary>Takes a call, if it has text and a low lot.</summary>
    public void Add(CallDigest call)
    {
        int stratum = StratumOf(call.Shape.PromptTokens);
        if (call.Text is null || call.Lot >= limits[stratum])
        {
            return;
        }

        PriorityQueue<CallDigest, ulong> queue = kept[stratum] ??= new(PerStratum, Comparer<ulong>.Create((left, right) => right.CompareTo(left)));
        queue.Enqueue(call, call.Lot);
        if (queue.Count > PerStratum)
        {
            queue.Dequeue();
        }

        if (queue.Count == PerStratum)
        {
            Volatile.Write(ref limits[stratum], queue.Peek().Lot);
        }
    }

    private static int StratumOf(long promptTokens) => Math.Min(Strata - 1, BitOperations.Log2((ulong)Math.Max(1, promptTokens)));
}
