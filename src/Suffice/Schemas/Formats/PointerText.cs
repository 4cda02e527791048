namespace Suffice.Schemas.Formats;

/// <summary>JSON pointers (RFC 6901) and relative JSON pointers.</summary>
internal static class PointerText
{
    /// <summary><c>/slots/3</c>, or nothing for the whole document.</summary>
    public static bool IsPointer(ReadOnlySpan<char> text)
    {
        if (text is not ([] or ['/', ..]))
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '~' && (i + 1 == text.Length || text[i + 1] is not ('0' or '1')))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How many levels up, then <c>#</c> or a pointer.</summary>
    public static bool IsRelativePointer(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExceptInRange('0', '9');
        ReadOnlySpan<char> digits = end < 0 ? text : text[..end];
        ReadOnlySpan<char> rest = text[digits.Length..];
        return digits is ['0'] or [>= '1' and <= '9', ..] && (rest is ['#'] || IsPointer(rest));
    }
}
