namespace Suffice.Fuzz.Laws;

/// <summary>Ways to cut the same bytes into pieces, chosen by the bytes themselves so that an input always gets the same.</summary>
internal static class Splits
{
    /// <summary>Whole, byte by byte, and two ways in between.</summary>
    public static IEnumerable<IReadOnlyList<ReadOnlyMemory<byte>>> Of(ReadOnlyMemory<byte> bytes)
    {
        yield return [bytes];
        yield return Every(bytes, _ => 1);
        Random random = new(SeedOf(bytes.Span));
        yield return Every(bytes, _ => random.Next(1, 8));
        yield return Every(bytes, left => random.Next(1, left + 1));
    }

    /// <summary>A number made of the bytes.</summary>
    public static int SeedOf(ReadOnlySpan<byte> bytes)
    {
        uint hash = 2166136261;
        foreach (byte b in bytes)
        {
            hash = unchecked((hash ^ b) * 16777619);
        }

        return (int)(hash >> 1);
    }

    private static List<ReadOnlyMemory<byte>> Every(ReadOnlyMemory<byte> bytes, Func<int, int> length)
    {
        List<ReadOnlyMemory<byte>> pieces = [];
        for (int at = 0; at < bytes.Length;)
        {
            int taken = Math.Min(length(bytes.Length - at), bytes.Length - at);
            pieces.Add(bytes.Slice(at, taken));
            at += taken;
        }

        return pieces;
    }
}
