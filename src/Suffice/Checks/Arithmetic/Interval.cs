namespace Suffice.Checks.Arithmetic;

/// <summary>All that a stated number may stand for, given how it was rounded.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The most.</param>
/// <param name="Exact">False once a division was made: its result is then often cut and not rounded.</param>
internal readonly record struct Interval(decimal Low, decimal High, bool Exact)
{
    public static Interval Of(decimal value) => new(value, value, true);

    /// <summary>A number that was stated with so many decimals. Two or more may be the rounded form of another number.</summary>
    public static Interval Stated(decimal value, int decimals)
    {
        decimal reach = decimals >= 2 ? HalfUnit(decimals) : 0;
        return new Interval(value - reach, value + reach, true);
    }

    /// <summary>Half a unit of the last decimal; digits beyond the tenth are what a binary fraction left over.</summary>
    public static decimal HalfUnit(int decimals)
    {
        decimal unit = 0.5m;
        for (int i = 0; i < Math.Min(decimals, 10); i++)
        {
            unit /= 10;
        }

        return unit;
    }

    public static Interval operator +(Interval left, Interval right) =>
        new(left.Low + right.Low, left.High + right.High, left.Exact && right.Exact);

    public static Interval operator -(Interval left, Interval right) =>
        new(left.Low - right.High, left.High - right.Low, left.Exact && right.Exact);

    public static Interval operator *(Interval left, Interval right) =>
        Hull(left.Low * right.Low, left.Low * right.High, left.High * right.Low, left.High * right.High, left.Exact && right.Exact);

    public static Interval operator /(Interval left, Interval right) =>
        right.Low <= 0 && right.High >= 0
            ? throw new DivideByZeroException()
            : Hull(left.Low / right.Low, left.Low / right.High, left.High / right.Low, left.High / right.High, false);

    private static Interval Hull(decimal a, decimal b, decimal c, decimal d, bool exact) =>
        new(Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)), exact);
}
