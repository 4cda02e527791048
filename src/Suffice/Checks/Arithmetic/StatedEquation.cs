using System.Buffers;
using Suffice.Checks.Canonical;

namespace Suffice.Checks.Arithmetic;

/// <summary>Finds the sums that a text states and tells which do not hold.</summary>
/// <remarks>What is not surely a sum of plain numbers is passed over: a false alarm costs more than a miss.</remarks>
internal static class StatedEquation
{
    private const int LongestSide = 200;
    private const string Marks = " \t\u00A0.,+-−–*x×·⋅÷/^()%$€£¥₹";

    private static readonly SearchValues<char> Operators = SearchValues.Create("+-−–*x×·⋅÷/(");

    // Words that change what the number after them stands for, or stand for an operator themselves.
    private static readonly string[] Modifiers =
    [
        "half", "twice", "double", "triple", "thrice", "times", "plus", "minus", "negative", "by", "over", "per", "root", "sqrt",
        "log", "ln", "sin", "cos", "tan", "third", "quarter", "hundred", "thousand", "million", "billion", "dozen", "mod",
    ];

    private static readonly string[] WholeBeforeOf = ["total", "sum", "cost", "difference", "product", "amount", "average", "profit", "value", "equation", "result"];

    private static readonly string[] Scales =
    [
        "hundred", "thousand", "million", "billion", "trillion", "dozen", "k", "m", "bn", "mn", "cent", "cents", "percent", "pct",
        "remainder", "r", "rem", "mod", "pairs", "score",
    ];

    /// <summary>The first equation of a text that does not hold.</summary>
    /// <returns>What it says and what is right, as a sentence; <see langword="null"/> when none is wrong.</returns>
    public static string? FirstWrong(string text)
    {
        ReadOnlySpan<char> rest = text;
        int at = -1;
        while ((at = text.IndexOf('=', at + 1)) >= 0)
        {
            if (IsEquals(text, at) && Judge(rest, at) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private static bool IsEquals(string text, int at) =>
        (at == 0 || !"=<>!:~+-*/≠≤≥".Contains(text[at - 1], StringComparison.Ordinal))
        && at + 1 < text.Length && text[at + 1] is not ('=' or '>' or '<');

    private static string? Judge(ReadOnlySpan<char> text, int equals)
    {
        ReadOnlySpan<char> left = LeftOf(text, equals);
        if (left.IsEmpty || !TryReadRight(text, equals + 1, out RightSide right))
        {
            return null;
        }

        Expression.Outcome? plain = null;
        foreach (Reading reading in Readings)
        {
            if (Expression.Evaluate(left, reading) is not { Operators: > 0 } outcome)
            {
                return null;
            }

            plain ??= outcome;
            if (right.Holds(outcome.Value, reading))
            {
                return null;
            }
        }

        if (IsRange(left, plain!.Value))
        {
            return null;
        }

        decimal value = Math.Round((plain.Value.Value.Low + plain.Value.Value.High) / 2, Math.Max(right.Number.Decimals, 2));
        return $"\"{left.Trim()} = {right.Text}\" does not hold: it comes to {value:0.##########}";
    }

    private static readonly Reading[] Readings =
    [
        new(PercentReading.Hundredth, false), new(PercentReading.Unit, false), new(PercentReading.OfPrevious, false), new(PercentReading.Hundredth, true),
    ];

    // The longest run of numbers and signs that ends here, cut where a sentence, a list mark or an open bracket cuts it.
    private static ReadOnlySpan<char> LeftOf(ReadOnlySpan<char> text, int end)
    {
        int start = end, closed = 0;
        while (start > 0 && end - start <= LongestSide && IsMark(text, start - 1))
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
        return end - start > LongestSide || side.IndexOfAnyInRange('0', '9') < 0 || !MayBeginAt(text, start) ? [] : WithoutBullet(text, start, side.TrimStart());
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

    private static bool IsMark(ReadOnlySpan<char> text, int at)
    {
        char c = text[at];
        return char.IsAsciiDigit(c)
            || (c == 'x' ? !IsLetterAt(text, at - 1) && !IsLetterAt(text, at + 1) : Marks.Contains(c, StringComparison.Ordinal));
    }

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
            ? IsAnyOf(LastWord(before[..^word.Length].TrimEnd()), WholeBeforeOf)
            : !IsAnyOf(word, Modifiers);
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

    // 2020-2024, 5-10: with no room around the sign and the smaller number first it is a range and no subtraction.
    private static bool IsRange(ReadOnlySpan<char> left, Expression.Outcome outcome) =>
        outcome is { Operators: 1, Value.High: < 0 } && !left.Trim().Contains(' ');

    private static bool TryReadRight(ReadOnlySpan<char> text, int at, out RightSide right)
    {
        right = default;
        int start = SkipSpaces(text, at);
        int from = start;
        bool negative = false;
        while (start < text.Length && text[start] is '-' or '−' or '$' or '€' or '£' or '¥' or '₹' or '*')
        {
            negative |= text[start] is '-' or '−';
            start++;
        }

        if (start >= text.Length || !WrittenNumber.TryRead(text, start, out WrittenNumber number))
        {
            return false;
        }

        int end = number.End;
        bool percent = end < text.Length && text[end] == '%';
        end += percent ? 1 : 0;
        if (!MayEndAt(text, end))
        {
            return false;
        }

        // 18 = 2 * S: what goes on into something that is no number is an equation to solve, not a sum.
        string? expression = ExpressionAt(text, from);
        int next = SkipSpaces(text, end);
        if (next < text.Length && "+-−–*x×·⋅÷/".Contains(text[next], StringComparison.Ordinal)
            && (expression is null || Expression.Evaluate(expression, Readings[0]) is null))
        {
            return false;
        }

        right = new RightSide(number, negative, percent, text[from..end].ToString(), expression);
        return true;
    }

    private static bool MayEndAt(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length)
        {
            return true;
        }

        char after = text[end];
        if (char.IsLetterOrDigit(after) || after is '_' or '^' or ':' or '!' or '¢' or '°' || (after is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])))
        {
            return false;
        }

        int next = SkipSpaces(text, end);
        if (next == end || next >= text.Length)
        {
            return true;
        }

        int wordEnd = next;
        while (wordEnd < text.Length && char.IsLetter(text[wordEnd]))
        {
            wordEnd++;
        }

        return !char.IsAsciiDigit(text[next]) && text[next] is not '^' && !IsAnyOf(text[next..wordEnd], Scales);
    }

    // What stands right of the sign may go on: 1/2 = 2/4, or 3 + 5 = 8 + 2 = 10 in a hurry.
    private static string? ExpressionAt(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        while (end < text.Length && end - start <= LongestSide && IsMark(text, end))
        {
            end++;
        }

        ReadOnlySpan<char> side = text[start..end].TrimEnd(" \t.,(");
        return side.IndexOfAny(Operators) > 0 ? side.ToString() : null;
    }

    private static bool IsAnyOf(ReadOnlySpan<char> word, string[] words)
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

    private static bool IsLetterAt(ReadOnlySpan<char> text, int at) => at >= 0 && at < text.Length && char.IsLetter(text[at]);

    private static int SkipSpaces(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\u00A0')
        {
            at++;
        }

        return at;
    }

    /// <summary>What an equation says its left side comes to.</summary>
    private readonly record struct RightSide(WrittenNumber Number, bool Negative, bool Percent, string Text, string? Expression)
    {
        public bool Holds(Interval left, Reading reading)
        {
            decimal stated = Negative ? -Number.Value : Number.Value;
            return Near(left, stated, Number.Decimals)
                || (Percent && Near(left, stated / 100, Number.Decimals + 2))
                || (Number.MayBePointGrouped && Near(left, stated * 1000, 0))
                || (Expression is not null && Arithmetic.Expression.Evaluate(Expression, reading) is { } outcome
                    && Near(left - outcome.Value, 0, 2));
        }

        private static bool Near(Interval value, decimal stated, int decimals)
        {
            decimal reach = Interval.HalfUnit(decimals) * (value.Exact ? 1 : 2);
            return stated >= value.Low - reach && stated <= value.High + reach;
        }
    }
}
