using System.Globalization;
using Suffice.Billing.Amounts;
using Suffice.Yaml.Binding.Ranges;

namespace Suffice.Billing;

/// <summary>How the figures of a flow's bill read in every output for people: to the digit, a range as a range, unknown as unknown.</summary>
public static class BillFigures
{
    private const string Unknown = "unknown";

    /// <summary>US dollars with all places that they have, up to six; eight below a hundredth of a cent; four from a dollar and two from ten dollars on.</summary>
    /// <param name="usd">The amount in USD; <see langword="null"/> is unknown, never zero.</param>
    /// <returns>The text.</returns>
    public static string Usd(decimal? usd) => usd switch
    {
        null => Unknown,
        0m => "$0",
        _ when Math.Abs(usd.Value) >= 10m => usd.Value.ToString("$#,##0.00;-$#,##0.00", CultureInfo.InvariantCulture),
        _ when Math.Abs(usd.Value) >= 1m => usd.Value.ToString("$0.00##;-$0.00##", CultureInfo.InvariantCulture),
        _ when Math.Abs(usd.Value) >= 0.0001m => usd.Value.ToString("$0.00####;-$0.00####", CultureInfo.InvariantCulture),
        _ => usd.Value.ToString("$0.00######;-$0.00######", CultureInfo.InvariantCulture),
    };

    /// <summary>A range of US dollars.</summary>
    /// <param name="usd">The range; <see langword="null"/> is unknown.</param>
    /// <returns>The text, such as <c>$0.02..$0.05</c>.</returns>
    public static string Usd(UsdRange? usd) => usd is { } known ? Range(Usd(known.Low), Usd(known.High)) : Unknown;

    /// <summary>What something costs, or the least it can where a price is missing.</summary>
    /// <param name="usd">The range; <see langword="null"/> is unknown.</param>
    /// <param name="atLeast">What is known of it, in USD.</param>
    /// <returns>The text.</returns>
    public static string Usd(UsdRange? usd, decimal atLeast) => usd is null && atLeast > 0 ? $"at least {Usd(atLeast)}" : Usd(usd);

    /// <summary>A share in percent.</summary>
    /// <param name="share">The share; <see langword="null"/> is unknown.</param>
    /// <returns>The text, such as <c>77.3%</c> or <c>8%..15%</c>.</returns>
    public static string Share(ShareRange? share) => share is { } known ? Range(Percent(known.Low), Percent(known.High)) : Unknown;

    /// <summary>A number or a range of two.</summary>
    /// <param name="low">The lower.</param>
    /// <param name="high">The higher.</param>
    /// <returns>The text.</returns>
    public static string Range(decimal low, decimal high) => Range(Number(low), Number(high));

    /// <summary>A time.</summary>
    /// <param name="time">The time; <see langword="null"/> is unknown.</param>
    /// <returns>The text, in milliseconds below a second.</returns>
    public static string Time(TimeSpan? time) => time switch
    {
        null => Unknown,
        _ when Math.Abs(time.Value.TotalSeconds) < 1 => string.Create(CultureInfo.InvariantCulture, $"{time.Value.TotalMilliseconds:0} ms"),
        _ when Math.Abs(time.Value.TotalMinutes) < 2 => string.Create(CultureInfo.InvariantCulture, $"{time.Value.TotalSeconds:0.##} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.Value.TotalMinutes:0.#} min"),
    };

    /// <summary>A mean time, from a lowest to a highest.</summary>
    /// <param name="time">The time; <see langword="null"/> is unknown.</param>
    /// <returns>The text.</returns>
    public static string Time(TimeSpread? time) => time is null ? Unknown : Range(Time(time.Low), Time(time.High));

    internal static string Usd(NumberRange? usd) => usd is { } known ? Range(Usd(known.Low), Usd(known.High)) : Unknown;

    internal static string Percent(decimal share) => (share * 100m).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private static string Number(decimal number) => number.ToString("#,##0.######", CultureInfo.InvariantCulture);

    private static string Range(string low, string high) => low == high ? low : $"{low}..{high}";
}
