namespace Suffice.Providers.Recordings;

/// <summary>Where the item of a call stands: sixteen bytes, ordered by key and then by place.</summary>
internal readonly record struct ItemPlace
{
    /// <summary>By key, then by file and place in it.</summary>
    public static readonly IComparer<ItemPlace> Order = Comparer<ItemPlace>.Create(Compare);

    /// <summary>Sixteen bits for the file, the others for the place in it (256 TiB).</summary>
    private const int OffsetBits = 48;

    private readonly ulong place;

    public ItemPlace(ulong keyHalf, int file, long offset)
    {
        KeyHalf = keyHalf;
        place = ((ulong)file << OffsetBits) | (ulong)offset;
    }

    /// <summary>The first half of the call's key; the whole key is compared when the line is read.</summary>
    public ulong KeyHalf { get; }

    public int File => (int)(place >> OffsetBits);

    public long Offset => (long)(place & ((1UL << OffsetBits) - 1));

    private static int Compare(ItemPlace left, ItemPlace right) => left.KeyHalf != right.KeyHalf
        ? left.KeyHalf.CompareTo(right.KeyHalf)
        : left.place.CompareTo(right.place);
}
