using Suffice.Checks.Canonical;

namespace Suffice.Checks.Arithmetic;

/// <summary>What an equation says its left side comes to.</summary>
internal readonly record struct RightSide(WrittenNumber Number, bool Negative, bool Percent, string Text, string? Whole)
{
    public bool Holds(Interval left, Reading reading)
    {
        decimal stated = Negative ? -Number.Value : Number.Value;
        return Near(left, stated, Number.Decimals)
            || (Percent && Near(left, stated / 100, Number.Decimals + 2))
            || (Number.MayBePointGrouped && Near(left, stated * 1000, 0))
            || (Whole is not null && Expression.Evaluate(Whole, reading) is { } outcome
                && Near(left - outcome.Value, 0, 2));
    }

    private static bool Near(Interval value, decimal stated, int decimals)
    {
        decimal reach = Interval.HalfUnit(decimals) * (value.Exact ? 1 : 2);
        return stated >= value.Low - reach && stated <= value.High + reach;
    }

    /// <summary>Reads what stands right of an equals sign.</summary>
    /// <returns>False when it is not surely a plain number.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, int at, out RightSide right)
    {
        right = default;
        int start = EquationMarks.SkipSpaces(text, at);
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
        int next = EquationMarks.SkipSpaces(text, end);
        if (next < text.Length && EquationMarks.Operators.Contains(text[next])
            && (expression is null || Expression.Evaluate(expression, default) is null))
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

        int next = EquationMarks.SkipSpaces(text, end);
        if (next == end || next >= text.Length)
        {
            return true;
        }

        int wordEnd = next;
        while (wordEnd < text.Length && char.IsLetter(text[wordEnd]))
        {
            wordEnd++;
        }

        return !char.IsAsciiDigit(text[next]) && text[next] is not '^' && !EquationMarks.IsAnyOf(text[next..wordEnd], EquationMarks.Scales);
    }

    // What stands right of the sign may go on: 1/2 = 2/4, or 3 + 5 = 8 + 2 = 10 in a hurry.
    private static string? ExpressionAt(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        while (end < text.Length && end - start <= EquationMarks.LongestSide && EquationMarks.IsMark(text, end))
        {
            end++;
        }

        ReadOnlySpan<char> side = text[start..end].TrimEnd(" \t.,(");
        return side.IndexOfAny(EquationMarks.Operators) > 0 ? side.ToString() : null;
    }
}
