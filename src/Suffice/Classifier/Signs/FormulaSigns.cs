using System.Buffers;

namespace Suffice.Classifier.Signs;

/// <summary>Signs of formulas in plain text.</summary>
internal static class FormulaSigns
{
    private static readonly SearchValues<char> Operators = SearchValues.Create("+*=×÷%$");

    /// <summary>True for a sum written out (<c>(3 + 4) * 2</c>, <c>4x - 7 = 21</c>), a share (<c>15% of</c>) or a formula between dollars.</summary>
    public static bool HasCalculation(ReadOnlySpan<char> text)
    {
        int at = 0;
        while (at < text.Length && text[at..].IndexOfAny(Operators) is >= 0 and int next)
        {
            at += next;
            if (IsCalculation(text, at))
            {
                return true;
            }

            at++;
        }

        return false;
    }

    /// <summary>True for a power: <c>x^2</c>, <c>2^{n}</c>.</summary>
    public static bool HasPower(ReadOnlySpan<char> text)
    {
        int at = text.IndexOf('^');
        return at > 0 && at + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] == ')')
            && (char.IsAsciiLetterOrDigit(text[at + 1]) || text[at + 1] is '{' or '(');
    }

    private static bool IsCalculation(ReadOnlySpan<char> text, int at)
    {
        ReadOnlySpan<char> before = text[..at].TrimEnd(' ');
        ReadOnlySpan<char> after = text[(at + 1)..].TrimStart(' ');
        return text[at] switch
        {
            '%' => after.StartsWith("of ", StringComparison.OrdinalIgnoreCase) && before is [.., >= '0' and <= '9'],
            '$' => after.Length == text.Length - at - 1 && after is [>= 'a' and <= 'z' or >= 'A' and <= 'Z' or '\\', ..] && after[..Math.Min(after.Length, 80)].Contains('$'),
            _ => EndsWithOperand(before) && BeginsWithOperand(after) && (char.IsAsciiDigit(after[0]) || char.IsAsciiDigit(before[^1]) || before[^1] == ')'),
        };
    }

    // A number, a bracket, or a variable of one letter.
    private static bool EndsWithOperand(ReadOnlySpan<char> text) =>
        text is [.., >= '0' and <= '9' or ')'] || (text is [.., var c] && char.IsAsciiLetter(c) && (text.Length == 1 || !char.IsLetter(text[^2])));

    private static bool BeginsWithOperand(ReadOnlySpan<char> text) =>
        text is [>= '0' and <= '9' or '(' or '-', ..] || (text is [var c, ..] && char.IsAsciiLetter(c) && (text.Length == 1 || !char.IsLetter(text[1])));
}
