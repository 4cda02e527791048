namespace Suffice.Schemas.Unfinished;

/// <summary>The grammar of a number (RFC 8259, 6), character by character.</summary>
internal struct NumberScanner
{
    private enum Part
    {
        Minus, Zero, Whole, Point, Fraction, Mark, Sign, Exponent, Wrong,
    }

    private Part part;

    /// <summary>Whether what has come is a whole number by itself.</summary>
    public readonly bool MayEnd => part is Part.Zero or Part.Whole or Part.Fraction or Part.Exponent;

    /// <summary>The first character.</summary>
    public static NumberScanner Begin(char first)
        => new() { part = first switch { '-' => Part.Minus, '0' => Part.Zero, _ => Part.Whole } };

    /// <summary>Takes another character if it belongs to the number.</summary>
    public bool Takes(char c)
    {
        Part next = part switch
        {
            Part.Minus when c == '0' => Part.Zero,
            Part.Minus or Part.Whole when char.IsAsciiDigit(c) => Part.Whole,
            Part.Zero or Part.Whole when c == '.' => Part.Point,
            Part.Point or Part.Fraction when char.IsAsciiDigit(c) => Part.Fraction,
            Part.Zero or Part.Whole or Part.Fraction when c is 'e' or 'E' => Part.Mark,
            Part.Mark when c is '+' or '-' => Part.Sign,
            Part.Mark or Part.Sign or Part.Exponent when char.IsAsciiDigit(c) => Part.Exponent,
            _ => Part.Wrong,
        };

        part = next == Part.Wrong ? part : next;
        return next != Part.Wrong;
    }
}
