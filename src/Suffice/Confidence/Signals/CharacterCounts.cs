namespace Suffice.Confidence.Signals;

/// <summary>What a text is made of.</summary>
internal readonly record struct CharacterCounts(
    int All, int Letters, int Digits, int Upper, int Marks, int Foreign, int Lines, int LongestLine, int Sentences)
{
    /// <summary>Counts a text.</summary>
    public static CharacterCounts Of(ReadOnlySpan<char> text)
    {
        int letters = 0, digits = 0, upper = 0, marks = 0, foreign = 0, lines = text.IsEmpty ? 0 : 1, longest = 0, line = 0, sentences = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            line = c == '\n' ? 0 : line + 1;
            longest = Math.Max(longest, line);
            lines += c == '\n' ? 1 : 0;
            foreign += c > 127 ? 1 : 0;
            if (char.IsLetter(c))
            {
                letters++;
                upper += char.IsUpper(c) ? 1 : 0;
            }
            else if (char.IsDigit(c))
            {
                digits++;
            }
            else if (!char.IsWhiteSpace(c))
            {
                marks++;
                sentences += c is '.' or '!' or '?' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])) ? 1 : 0;
            }
        }

        return new CharacterCounts(text.Length, letters, digits, upper, marks, foreign, lines, longest, sentences);
    }

    /// <summary>A count as a share of all characters; not a number for an empty text.</summary>
    public double ShareOf(int count) => All == 0 ? double.NaN : (double)count / All;
}
