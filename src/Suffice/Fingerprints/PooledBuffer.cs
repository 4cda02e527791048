using System.Buffers;
using System.Runtime.CompilerServices;

namespace Suffice.Fingerprints;

/// <summary>A growing list in rented memory: what is written per call costs no allocation. Dispose once.</summary>
internal ref struct PooledBuffer<T>(int capacity)
{
    private T[] items = ArrayPool<T>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public readonly Span<T> Written => items.AsSpan(0, Length);

    public void Add(T item)
    {
        if (Length == items.Length)
        {
            Grow(1);
        }

        items[Length++] = item;
    }

    public void Add(scoped ReadOnlySpan<T> more)
    {
        more.CopyTo(Reserve(more.Length));
        Length += more.Length;
    }

    /// <summary>
    /// Room for at least so many items after those written; say with <see cref="Advance"/> how many were used.
    /// </summary>
    public Span<T> Reserve(int count)
    {
        if (items.Length - Length < count)
        {
            Grow(count);
        }

        return items.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    public void CutTo(int length) => Length = length;

    public readonly void Dispose() =>
        ArrayPool<T>.Shared.Return(items, clearArray: RuntimeHelpers.IsReferenceOrContainsReferences<T>());

    private void Grow(int more)
    {
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(items.Length * 2, Length + more));
        Written.CopyTo(larger);
        Dispose();
        items = larger;
    }
}
