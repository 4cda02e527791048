using Suffice.Checks.Canonical;

namespace Suffice.Checks.Arithmetic;

/// <summary>Reads and works out an expression of numbers, signs and brackets.</summary>
internal ref struct Expression
{
    private const int DeepestBrackets = 16;
    private const int MostPower = 12;

    // Leaves room to compare two values without overflow.
    private const decimal Largest = 1e27m;

    private readonly ReadOnlySpan<char> text;
    private readonly Reading reading;
    private int at;
    private int depth;
    private bool endsInPercent;

    private Expression(ReadOnlySpan<char> text, Reading reading)
    {
        this.text = text;
        this.reading = reading;
    }

    private int Operators { get; set; }

    private bool HasPercent { get; set; }

    /// <summary>Works out the whole text.</summary>
    /// <param name="text">The expression and nothing else.</param>
    /// <param name="reading">How ambiguous marks are taken.</param>
    /// <returns>What it comes to and what it is made of; <see langword="null"/> when it is not an expression that can be worked out.</returns>
    public static Outcome? Evaluate(ReadOnlySpan<char> text, Reading reading)
    {
        Expression expression = new(text, reading);
        try
        {
            return expression.Sum() is { } value && expression.IsAtEnd() && value is { Low: > -Largest, High: < Largest }
                ? new Outcome(value, expression.Operators, expression.HasPercent)
                : null;
        }
        catch (Exception impossible) when (impossible is OverflowException or DivideByZeroException)
        {
            return null;
        }
    }

    /// <summary>What an expression comes to.</summary>
    /// <param name="Value">Its value.</param>
    /// <param name="Operators">How many operators it has.</param>
    /// <param name="HasPercent">True when it has a percent sign.</param>
    internal readonly record struct Outcome(Interval Value, int Operators, bool HasPercent);

    private Interval? Sum()
    {
        Interval? sum = Product();
        while (sum is { } left && Take("+-−–") is { } sign)
        {
            Operators++;
            endsInPercent = false;
            if (Product() is not { } right)
            {
                return null;
            }

            if (endsInPercent && reading.Percent == PercentReading.OfPrevious)
            {
                right *= left;
            }

            sum = sign == '+' ? left + right : left - right;
        }

        return sum;
    }

    private Interval? Product()
    {
        Interval? product = Signed();
        while (product is { } left && Take("*x×·÷/⋅") is { } sign)
        {
            // ** is a power, // a whole division: neither is read here.
            if (at < text.Length && text[at] is '*' or '/')
            {
                return null;
            }

            Operators++;

            // 3x - 10: an unknown, not a product with a negative number.
            if (sign == 'x' && Take("+-−–") is not null)
            {
                return null;
            }

            if (Signed() is not { } right)
            {
                return null;
            }

            product = sign is '÷' or '/' ? left / right : left * right;
        }

        return product;
    }

    private Interval? Signed()
    {
        bool negative = Take("-−") is not null;
        Interval? value = Power();
        return negative && value is { } positive ? Interval.Of(0) - positive : value;
    }

    private Interval? Power()
    {
        if (Operand() is not { } of)
        {
            return null;
        }

        if (Take("^") is null)
        {
            return of;
        }

        Operators++;
        if (Operand() is not { } power || power.Low != power.High || power.Low is < 0 or > MostPower || power.Low % 1 != 0)
        {
            return null;
        }

        Interval raised = Interval.Of(1);
        for (int i = 0; i < (int)power.Low; i++)
        {
            raised *= of;
        }

        return raised;
    }

    private Interval? Operand()
    {
        SkipSpaces();
        if (at < text.Length && text[at] == '(')
        {
            return Bracket();
        }

        while (at < text.Length && text[at] is '$' or '€' or '£' or '¥' or '₹')
        {
            at++;
        }

        SkipSpaces();
        if (at >= text.Length || !WrittenNumber.TryRead(text, at, out WrittenNumber number) || IsPadded(number))
        {
            return null;
        }

        at = number.End;
        return Percent(
            number.MayBePointGrouped && reading.PointGroups
                ? Interval.Of(number.Value * 1000)
                : Interval.Stated(number.Value, number.Decimals));
    }

    private Interval? Bracket()
    {
        at++;
        if (++depth > DeepestBrackets || Sum() is not { } inside || Take(")") is null)
        {
            return null;
        }

        depth--;
        return Percent(inside);
    }

    private Interval? Percent(Interval value)
    {
        endsInPercent = Take("%") is not null;
        if (!endsInPercent)
        {
            return value;
        }

        HasPercent = true;
        SkipSpaces();

        // A number right after is a remainder operator.
        return at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '(') ? null
            : reading.Percent == PercentReading.Unit ? value
            : (value / Interval.Of(100)) with { Exact = value.Exact };
    }

    private char? Take(string signs)
    {
        SkipSpaces();
        return at < text.Length && signs.Contains(text[at], StringComparison.Ordinal) ? text[at++] : null;
    }

    private bool IsAtEnd()
    {
        SkipSpaces();
        return at == text.Length;
    }

    private void SkipSpaces()
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\u00A0')
        {
            at++;
        }
    }

    // 007 is a code, not a number.
    private readonly bool IsPadded(WrittenNumber number) =>
        text[number.Start] == '0' && number.End - number.Start > 1 && char.IsAsciiDigit(text[number.Start + 1]);
}
