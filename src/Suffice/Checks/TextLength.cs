using System.Globalization;

namespace Suffice.Checks;

/// <summary>What a length is counted in.</summary>
public enum LengthUnit
{
    /// <summary>Characters as a reader counts them (Unicode code points).</summary>
    Chars,

    /// <summary>Runs of letters and digits; a character of a script without spaces is a word.</summary>
    Words,

    /// <summary>Ends of sentences followed by a space or the end.</summary>
    Sentences,

    /// <summary>Lines that are not blank.</summary>
    Lines,

    /// <summary>Tokens, estimated as a quarter of the characters.</summary>
    Tokens,
}

/// <summary>Measures a text.</summary>
internal static class TextLength
{
    public static int Of(string text, LengthUnit unit) => unit switch
    {
        LengthUnit.Chars => CountChars(text),
        LengthUnit.Words => CountWords(text),
        LengthUnit.Sentences => CountSentences(text),
        LengthUnit.Lines => CountLines(text),
        _ => (CountChars(text) + 3) / 4,
    };

    private static int CountChars(string text)
    {
        int count = 0;
        foreach (char c in text)
        {
            count += char.IsLowSurrogate(c) ? 0 : 1;
        }

        return count;
    }

    private static int CountWords(string text)
    {
        int count = 0;
        bool inWord = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (IsWordOfItsOwn(c))
            {
                count++;
                inWord = false;
            }
            else if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                count += inWord ? 0 : 1;
                inWord = true;
            }
            else if (!IsInsideWord(text, i, inWord))
            {
                inWord = false;
            }
        }

        return count;
    }

    private static int CountSentences(string text)
    {
        int count = 0;
        bool open = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '。' or '！' or '？' || (c is '.' or '!' or '?' && (i + 1 == text.Length || EndsSentence(text[i + 1]))))
            {
                count += open ? 1 : 0;
                open = false;
            }
            else
            {
                open |= char.IsLetterOrDigit(c) || char.IsSurrogate(c);
            }
        }

        return count + (open ? 1 : 0);
    }

    private static int CountLines(string text)
    {
        int count = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            count += line.IsWhiteSpace() ? 0 : 1;
        }

        return count;
    }

    private static bool EndsSentence(char next) => char.IsWhiteSpace(next) || next is '"' or '\'' or ')' or '”' or '’' or '»';

    private static bool IsInsideWord(string text, int at, bool inWord) =>
        inWord && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])
        && (text[at] is '\'' or '’' or '-' || char.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark
            || (text[at] is '.' or ',' && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1])));

    private static bool IsWordOfItsOwn(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF';
}
