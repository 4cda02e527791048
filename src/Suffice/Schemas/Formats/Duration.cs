namespace Suffice.Schemas.Formats;

/// <summary>Durations of RFC 3339, appendix A: <c>P3Y6M4DT12H30M5S</c>, <c>P2W</c>.</summary>
internal static class Duration
{
    /// <summary>Whether <paramref name="text"/> is a duration.</summary>
    public static bool IsDuration(ReadOnlySpan<char> text)
    {
        if (text is not ['P', .. var rest] || rest.IsEmpty)
        {
            return false;
        }

        if (rest[^1] == 'W')
        {
            return rest.Length > 1 && rest[..^1].IndexOfAnyExceptInRange('0', '9') < 0;
        }

        int cut = rest.IndexOf('T');
        return cut < 0
            ? AreParts(rest, "YMD")
            : (cut == 0 || AreParts(rest[..cut], "YMD")) && AreParts(rest[(cut + 1)..], "HMS");
    }

    // The grammar lets a unit be followed by the next smaller one alone: years and days need months between them.
    private static bool AreParts(ReadOnlySpan<char> text, string units)
    {
        int last = -1;
        while (!text.IsEmpty)
        {
            int digits = text.IndexOfAnyExceptInRange('0', '9');
            int unit = digits > 0 ? units.IndexOf(text[digits], StringComparison.Ordinal) : -1;
            if (unit < 0 || unit <= last || (last >= 0 && unit != last + 1))
            {
                return false;
            }

            last = unit;
            text = text[(digits + 1)..];
        }

        return last >= 0;
    }
}
