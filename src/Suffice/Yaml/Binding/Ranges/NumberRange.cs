using System.Globalization;

namespace Suffice.Yaml.Binding.Ranges;

/// <summary>A number from 0, or a range of two: <c>0.02..0.05</c>. The places are kept as written.</summary>
/// <param name="Low">The lower.</param>
/// <param name="High">The higher.</param>
internal readonly record struct NumberRange(decimal Low, decimal High)
{
    public const string Right = "a number from 0, or a range with the lower first, such as 0.02..0.05";

    public static NumberRange? Read(string text) =>
        TwoEnds.Read(text, Number) is { } ends && ends.Low >= 0 && ends.Low <= ends.High ? new NumberRange(ends.Low, ends.High) : null;

    public override string ToString() => TwoEnds.Write(Low, High, number => number.ToString(CultureInfo.InvariantCulture));

    internal static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
        && Math.Abs(number) <= Most ? number : null;

    // Far beyond any bill, and far enough from the end of decimals that what is made of them has room.
    private const decimal Most = 1_000_000_000_000m;
}
