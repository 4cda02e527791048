using System.Globalization;
using Microsoft.AspNetCore.Http;
using Suffice.Files;
using Suffice.Ledger;

namespace Suffice.Gateway.Answers;

/// <summary>Tells in headers what was done with a call.</summary>
internal static class AnswerHeaders
{
    /// <summary>Writes them.</summary>
    /// <param name="headers">The response's headers.</param>
    /// <param name="entry">The request's row.</param>
    /// <param name="isSettled">False for a stream at its start, whose cost comes with its last usage.</param>
    public static void Write(IHeaderDictionary headers, RequestEntry entry, bool isSettled)
    {
        headers[SufficeHeaders.Request] = entry.Id;
        Set(headers, SufficeHeaders.Task, entry.Task);
        Set(headers, SufficeHeaders.Source, EnumWord.Of(entry.Source));
        Set(headers, SufficeHeaders.Model, entry.Model);
        Set(headers, SufficeHeaders.Path, entry.Path);
        Set(headers, SufficeHeaders.Reason, entry.Reason);
        headers[SufficeHeaders.OverheadMs] = Milliseconds(entry.Overhead);
        if (isSettled)
        {
            Set(headers, SufficeHeaders.Cost, Usd(entry.CostUsd));
            Set(headers, SufficeHeaders.BaselineCost, Usd(entry.BaselineCostUsd));
        }
    }

    /// <summary>Names what a crossing of protocols could not carry; no header when nothing was lost.</summary>
    /// <param name="headers">The response's headers.</param>
    /// <param name="lossy">The names.</param>
    public static void WriteLossy(IHeaderDictionary headers, string? lossy) => Set(headers, SufficeHeaders.Lossy, lossy);

    /// <summary>An amount as written everywhere: plain decimal, no exponent, no trailing zeros.</summary>
    /// <param name="usd">US dollars.</param>
    /// <returns>The text; <see langword="null"/> for an unknown amount.</returns>
    public static string? Usd(decimal? usd) => usd?.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>A time as written everywhere: milliseconds, to the microsecond.</summary>
    /// <param name="span">The time.</param>
    /// <returns>The text, such as <c>0.412</c>.</returns>
    public static string Milliseconds(TimeSpan span)
    {
        long micros = span.Ticks / TimeSpan.TicksPerMicrosecond;

        return string.Create(CultureInfo.InvariantCulture, $"{micros / 1000}.{micros % 1000:000}");
    }

    private static void Set(IHeaderDictionary headers, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            headers[name] = HeaderText.Of(value);
        }
    }
}
