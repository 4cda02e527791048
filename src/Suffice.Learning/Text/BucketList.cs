namespace Suffice.Learning.Text;

/// <summary>A growing list of buckets that is used again and again without allocating.</summary>
public sealed class BucketList
{
    private int[] buckets = new int[1_024];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The buckets, in the order in which they were added.</summary>
    public Span<int> Span => buckets.AsSpan(0, Count);

    /// <summary>Adds a bucket.</summary>
    /// <param name="bucket">The bucket.</param>
    public void Add(int bucket)
    {
        if (Count == buckets.Length)
        {
            Array.Resize(ref buckets, Count * 2);
        }

        buckets[Count++] = bucket;
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => Count = 0;
}
