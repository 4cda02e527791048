using System.Buffers;

namespace Suffice.Checks.Arithmetic;

/// <summary>The signs and words by which the sides of an equation are found in a text.</summary>
internal static class EquationMarks
{
    /// <summary>No side is read further than this: it keeps the work linear in the text.</summary>
    public const int LongestSide = 200;

    private const string Marks = " \t\u00A0.,+-−–*x×·⋅÷/^()%$€£¥₹";

    /// <summary>The signs that join two numbers.</summary>
    public static readonly SearchValues<char> Operators = SearchValues.Create("+-−–*x×·⋅÷/");

    /// <summary>Words that change what the number after them stands for, or stand for an operator themselves.</summary>
    public static readonly string[] Modifiers =
    [
        "half", "twice", "double", "triple", "thrice", "times", "plus", "minus", "negative", "by", "over", "per", "root", "sqrt",
        "log", "ln", "sin", "cos", "tan", "third", "quarter", "hundred", "thousand", "million", "billion", "dozen", "mod",
    ];

    /// <summary>Words before "of" that name a whole and change nothing.</summary>
    public static readonly string[] WholeBeforeOf = ["total", "sum", "cost", "difference", "product", "amount", "average", "profit", "value", "equation", "result"];

    /// <summary>Words after a number that change what it stands for.</summary>
    public static readonly string[] Scales =
    [
        "hundred", "thousand", "million", "billion", "trillion", "dozen", "k", "m", "bn", "mn", "cent", "cents", "percent", "pct",
        "remainder", "r", "rem", "mod", "pairs", "score",
    ];

    /// <summary>True for a character that may stand in a side of an equation.</summary>
    public static bool IsMark(ReadOnlySpan<char> text, int at)
    {
        char c = text[at];
        return char.IsAsciiDigit(c)
            || (c == 'x' ? !IsLetterAt(text, at - 1) && !IsLetterAt(text, at + 1) : Marks.Contains(c, StringComparison.Ordinal));
    }

    /// <summary>True when a word is one of these, in any case.</summary>
    public static bool IsAnyOf(ReadOnlySpan<char> word, string[] words)
    {
        foreach (string known in words)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first place from here that is no space within the line.</summary>
    public static int SkipSpaces(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\u00A0')
        {
            at++;
        }

        return at;
    }

    private static bool IsLetterAt(ReadOnlySpan<char> text, int at) => at >= 0 && at < text.Length && char.IsLetter(text[at]);
}
