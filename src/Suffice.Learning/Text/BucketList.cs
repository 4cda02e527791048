namespace Suffice.Learning.Text;

/// <summary>A growing list of buckets.</summary>
internal sealed class BucketList
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

    /// <summary>Appends each bucket once, in ascending order, with 1 plus the logarithm of how often it occurs (Salton and Buckley, 1988). Sorts the list.</summary>
    /// <param name="to">Where the buckets go.</param>
    /// <param name="counts">Where their counts go.</param>
    public void AppendCounts(List<int> to, List<float> counts)
    {
        Span.Sort();
        for (int i = 0; i < Count;)
        {
            int begin = i;
            while (i < Count && Span[i] == Span[begin])
            {
                i++;
            }

            to.Add(Span[begin]);
            counts.Add((float)(1 + Math.Log(i - begin)));
        }
    }
}
