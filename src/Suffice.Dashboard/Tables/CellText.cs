using System.Globalization;
using Suffice.Reports;

namespace Suffice.Dashboard.Tables;

/// <summary>How a cell reads, for people and for programs.</summary>
public static class CellText
{
    /// <summary>What people see.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="kind">What it is.</param>
    /// <returns>The text; not escaped.</returns>
    public static string Of(Cell cell, CellKind kind)
    {
        ArgumentNullException.ThrowIfNull(cell);

        return cell.Shown ?? cell.Value switch
        {
            null => kind == CellKind.Usd ? Figures.Usd(null) : "–",
            decimal usd when kind == CellKind.Usd => Figures.Usd(usd),
            long count => Figures.Count(count),
            double share when kind == CellKind.Share => Figures.Percent(share),
            double number => number.ToString("#,##0.###", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC",
            DateOnly day => Figures.Day(day),
            TimeSpan time => Durations.Of(time),
            string text => text,
            object value => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        };
    }

    /// <summary>The interval that people see beside a share or a number.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="kind">What it is.</param>
    /// <returns>Such as <c>[90.2%, 94.1%]</c>; <see langword="null"/> when it has none.</returns>
    public static string? IntervalOf(Cell cell, CellKind kind)
    {
        ArgumentNullException.ThrowIfNull(cell);

        return cell.Interval is not { } interval ? null
            : kind == CellKind.Share ? $"[{Figures.Percent(interval.Low)}, {Figures.Percent(interval.High)}]"
            : string.Create(CultureInfo.InvariantCulture, $"[{interval.Low:#,##0.###}, {interval.High:#,##0.###}]");
    }

    /// <summary>The exact value, for programs.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text; empty for what is not known.</returns>
    public static string Exact(object? value) => value switch
    {
        null => string.Empty,
        decimal usd => usd.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture),
        DateOnly day => Figures.Day(day),
        TimeSpan time => time.TotalMilliseconds.ToString("R", CultureInfo.InvariantCulture),
        string text => text,
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
