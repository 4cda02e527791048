using System.Globalization;

namespace Suffice.Dashboard.Tables;

/// <summary>How a small chance reads: never as none.</summary>
internal static class Chances
{
    private const double Least = 0.0001;

    /// <summary>A p-value in a sentence.</summary>
    /// <param name="p">The p-value, 0 to 1.</param>
    /// <returns>Such as <c>p = 0.0312</c> or <c>p &lt; 0.0001</c>.</returns>
    public static string Of(double p) => p < Least ? "p < 0.0001" : $"p = {Digits(p)}";

    /// <summary>A p-value as a cell.</summary>
    /// <param name="p">The p-value; <see langword="null"/> when it is not known.</param>
    /// <returns>The cell.</returns>
    public static Cell Cell(double? p) => Tables.Cell.Number(p) with { Shown = p is not { } known ? null : known < Least ? "< 0.0001" : Digits(known) };

    private static string Digits(double p) => p.ToString("0.####", CultureInfo.InvariantCulture);
}
