using System.Globalization;
using Suffice.Dashboard.Tables;
using Suffice.Reports;

namespace Suffice.Dashboard.Plots;

/// <summary>How values and places of a drawing are written.</summary>
internal static class PlotText
{
    /// <summary>A place, two decimals: less than a pixel.</summary>
    /// <param name="number">The place.</param>
    /// <returns>The text.</returns>
    public static string Place(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A place in percent.</summary>
    /// <param name="number">The place.</param>
    /// <returns>The text.</returns>
    public static string Percent(double number) => Place(number) + "%";

    /// <summary>A value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="kind">What it is.</param>
    /// <returns>The text.</returns>
    public static string Value(double? value, CellKind kind) => value is not { } known ? "unknown" : kind switch
    {
        CellKind.Usd => Figures.Usd((decimal)known),
        CellKind.Share => Figures.Percent(known),
        CellKind.Count => Figures.Count((long)Math.Round(known)),
        CellKind.Duration => Durations.Of(TimeSpan.FromMilliseconds(known)),
        _ => known.ToString("#,##0.###", CultureInfo.InvariantCulture),
    };

    /// <summary>A tick: as short as it can be.</summary>
    /// <param name="value">The value.</param>
    /// <param name="kind">What it is.</param>
    /// <returns>The text.</returns>
    public static string Tick(double value, CellKind kind) => kind switch
    {
        CellKind.Usd => value switch
        {
            >= 1000 => "$" + Short(value),
            0 or >= 1 => value.ToString("$0.##", CultureInfo.InvariantCulture),
            _ => value.ToString("$0.######", CultureInfo.InvariantCulture),
        },
        CellKind.Share => value.ToString("0.#%", CultureInfo.InvariantCulture),
        CellKind.Duration => value >= 1000 ? (value / 1000).ToString("0.##", CultureInfo.InvariantCulture) + " s" : value.ToString("0", CultureInfo.InvariantCulture) + " ms",
        _ => Short(value),
    };

    private static string Short(double value) => value switch
    {
        >= 1e9 => (value / 1e9).ToString("0.##", CultureInfo.InvariantCulture) + "B",
        >= 1e6 => (value / 1e6).ToString("0.##", CultureInfo.InvariantCulture) + "M",
        >= 1e4 => (value / 1e3).ToString("0.##", CultureInfo.InvariantCulture) + "k",
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };
}
