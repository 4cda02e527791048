namespace Suffice.Schemas.Patterns;

/// <summary>A class in brackets, such as <c>[^a-z\d]</c>.</summary>
internal static class PatternClass
{
    /// <summary>Reads a class, brackets included, and writes it in .NET's syntax.</summary>
    public static string Take(PatternReader reader)
    {
        reader.Takes("[");
        bool negated = reader.Takes("^");
        CodePointSet set = new();
        while (!reader.Takes("]"))
        {
            TakeMember(reader, set);
        }

        return set.ToPattern(negated);
    }

    private static void TakeMember(PatternReader reader, CodePointSet set)
    {
        if (TakeSet(reader) is { } named)
        {
            set.Add(named);
            return;
        }

        int from = TakeCodePoint(reader);
        bool isRange = reader.Rest is ['-', not ']', ..] && reader.Rest is not ['-', '\\', 'd' or 'D' or 'w' or 'W' or 's' or 'S' or 'p' or 'P', ..];
        if (!isRange)
        {
            set.Add(from, from);
            return;
        }

        reader.Take();
        int to = TakeCodePoint(reader);
        if (to < from)
        {
            throw reader.Wrong("a range runs backwards");
        }

        set.Add(from, to);
    }

    private static CodePointSet? TakeSet(PatternReader reader)
    {
        if (reader.Rest is not ['\\', 'd' or 'D' or 'w' or 'W' or 's' or 'S' or 'p' or 'P', ..])
        {
            return null;
        }

        reader.Take();
        return PatternEscape.TakeSet(reader);
    }

    private static int TakeCodePoint(PatternReader reader)
    {
        if (!reader.Takes("\\"))
        {
            return reader.TakeCodePoint();
        }

        return reader.Takes("b") ? '\b' : PatternEscape.TakeCodePoint(reader);
    }
}
