namespace Suffice.Checks.Arithmetic;

/// <summary>Finds what stands left of an equals sign, where that is surely a whole expression of plain numbers.</summary>
internal static class LeftSide
{
    /// <summary>The longest run of numbers and signs that ends here, cut where a sentence, a list mark or an open bracket cuts it; else nothing.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> text, int end)
    {
        int start = end, closed = 0;
        while (start > 0 && end - start <= EquationMarks.LongestSide && EquationMarks.IsMark(text, start - 1))
        {
            char c = text[start - 1];
            closed += c == ')' ? 1 : c == '(' ? -1 : 0;
            if (closed < 0 || EndsClause(text, start - 1))
            {
                break;
            }

            start--;
        }

        start += LengthOfListMark(text[start..end]);
        ReadOnlySpan<char> side = text[start..end];
        return end - start > EquationMarks.LongestSide || side.IndexOfAnyInRange('0', '9') < 0 || !MayBeginAt(text, start) ? [] : WithoutBullet(text, start, side.TrimStart());
    }

    private static ReadOnlySpan<char> WithoutBullet(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> side)
    {
        if (text[..start].TrimEnd(" \t") is [] or [.., '\n' or '\r'])
        {
            return side.Length > 2 && side[0] is '-' or '*' or '+' or '–' && side[1] == ' ' ? side[2..] : side;
        }

        return side[0] is '-' or '−' or '–' or '+' && !MayBeSigned(text[..start].TrimEnd()) ? [] : side;
    }

    // 1) 3 + 4 = 7: what a bracket closes that was not opened here belongs to something else.
    private static int LengthOfListMark(ReadOnlySpan<char> side)
    {
        int open = 0, length = 0;
        for (int i = 0; i < side.Length; i++)
        {
            open += side[i] == '(' ? 1 : side[i] == ')' ? -1 : 0;
            if (open < 0)
            {
                open = 0;
                length = i + 1;
            }
        }

        return length;
    }

    // After a word, a number or a bracket a sign is the middle of a longer expression, not the sign of its first number.
    private static bool MayBeSigned(ReadOnlySpan<char> before) => before is [.., '=' or ':' or '(' or ',' or '<' or '>' or '"' or '≈'];

    private static bool EndsClause(ReadOnlySpan<char> text, int at) =>
        text[at] is '.' or ',' && (at + 1 == text.Length || !char.IsAsciiDigit(text[at + 1]));

    private static bool MayBeginAt(ReadOnlySpan<char> text, int start)
    {
        if (start == 0)
        {
            return true;
        }

        char before = text[start - 1];
        if (!char.IsWhiteSpace(text[start]) && text[start] is not '$')
        {
            return before is '(' or '[' or '{' or '<' or '>' or '"' or '\'' or '`' or '=' or '~' or '≈' or ';' or '|' or '\n' or '\r' or ','
                || (before == ':' && (start < 2 || !char.IsAsciiDigit(text[start - 2])));
        }

        return before is not ('_' or '\\' or '^' or '!' or '&') && MayFollowWord(text[..start]);
    }

    private static bool MayFollowWord(ReadOnlySpan<char> before)
    {
        ReadOnlySpan<char> word = LastWord(before);
        if (word.IsEmpty)
        {
            return true;
        }

        return word.Equals("of", StringComparison.OrdinalIgnoreCase)
            ? EquationMarks.IsAnyOf(LastWord(before[..^word.Length].TrimEnd()), EquationMarks.WholeBeforeOf)
            : !EquationMarks.IsAnyOf(word, EquationMarks.Modifiers);
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text)
    {
        int start = text.Length;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return text[start..];
    }
}
