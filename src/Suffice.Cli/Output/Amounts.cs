using System.Globalization;
using Suffice.Evaluation.Statistics.Intervals;
using static System.FormattableString;

namespace Suffice.Cli.Output;

/// <summary>How amounts and shares read on a terminal.</summary>
internal static class Amounts
{
    /// <summary>US dollars with as many places as the amount needs to say something.</summary>
    /// <param name="usd">The amount; <see langword="null"/> is unknown, never zero.</param>
    /// <returns>The text.</returns>
    public static string Usd(decimal? usd) => usd switch
    {
        null => "unknown",
        0m => "$0",
        _ when Math.Abs(usd.Value) >= 1m => usd.Value.ToString("$0.00;-$0.00", CultureInfo.InvariantCulture),
        _ => usd.Value.ToString("$0.000000;-$0.000000", CultureInfo.InvariantCulture),
    };

    /// <summary>A share in percent.</summary>
    /// <param name="share">The share, 1 for all.</param>
    /// <returns>The text.</returns>
    public static string Percent(double? share) =>
        share is { } known ? known.ToString("0.0%", CultureInfo.InvariantCulture) : "unknown";

    /// <summary>A share with its 95% interval.</summary>
    /// <param name="share">The share.</param>
    /// <param name="interval">Its interval.</param>
    /// <returns>The text.</returns>
    public static string Percent(double? share, Interval? interval) => interval is { } ends
        ? Invariant($"{Percent(share)} [{ends.Low:0.0%}, {ends.High:0.0%}]")
        : Percent(share);
}
