namespace Suffice.Audit.Tallies;

/// <summary>A set of 64-bit hashes of ids, about 12 bytes each: the one thing of an audit that grows with the number of calls.</summary>
/// <remarks>Two of three million ids share a hash with a chance of one in four million. Split into parts, so that growing never doubles the whole at once.</remarks>
internal sealed class IdSet
{
    private const int Parts = 64;
    private const int FirstSize = 64;

    private readonly ulong[][] parts = [.. Enumerable.Range(0, Parts).Select(_ => new ulong[FirstSize])];
    private readonly int[] counts = new int[Parts];

    /// <summary>How many ids it holds.</summary>
    public long Count => counts.Sum(count => (long)count);

    /// <summary>All of them.</summary>
    public IEnumerable<ulong> All => parts.SelectMany(part => part).Where(hash => hash != 0);

    /// <summary>Adds many.</summary>
    /// <param name="hashes">Their hashes.</param>
    public void AddAll(IEnumerable<ulong> hashes)
    {
        foreach (ulong hash in hashes)
        {
            Add(hash);
        }
    }

    /// <summary>Adds an id.</summary>
    /// <param name="hash">Its hash; 0 is taken for 1.</param>
    /// <returns>False when it was there already.</returns>
    public bool Add(ulong hash)
    {
        hash = Math.Max(1, hash);
        int part = (int)(hash >> 58);
        if (!Put(parts[part], hash))
        {
            return false;
        }

        counts[part]++;
        if (counts[part] * 4 > parts[part].Length * 3)
        {
            ulong[] larger = new ulong[parts[part].Length * 2];
            foreach (ulong held in parts[part])
            {
                _ = held != 0 && Put(larger, held);
            }

            parts[part] = larger;
        }

        return true;
    }

    /// <summary>Whether an id is there.</summary>
    /// <param name="hash">Its hash.</param>
    /// <returns>The answer.</returns>
    public bool Contains(ulong hash)
    {
        hash = Math.Max(1, hash);
        ulong[] part = parts[(int)(hash >> 58)];
        return part[PlaceOf(part, hash)] == hash;
    }

    private static bool Put(ulong[] part, ulong hash)
    {
        int place = PlaceOf(part, hash);
        bool isNew = part[place] == 0;
        part[place] = hash;
        return isNew;
    }

    private static int PlaceOf(ulong[] part, ulong hash)
    {
        int place = (int)(hash & (ulong)(part.Length - 1));
        while (part[place] != 0 && part[place] != hash)
        {
            place = (place + 1) & (part.Length - 1);
        }

        return place;
    }
}
