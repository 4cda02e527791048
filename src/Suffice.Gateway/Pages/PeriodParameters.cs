using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Dashboard.Times;
using Suffice.Gateway.Api;

namespace Suffice.Gateway.Pages;

/// <summary>The days that a page's figures are of, as its address says them.</summary>
internal static class PeriodParameters
{
    private static readonly QueryParameter Days = new("days", "So many days up to today (UTC); instead of from and to.", QueryForm.Number) { Least = 1, Most = Period.MostDays, Default = "30" };
    private static readonly QueryParameter From = new("from", "From this day (UTC) on, such as 2026-11-01.");
    private static readonly QueryParameter To = new("to", "Up to and with this day (UTC); without it, today.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<QueryParameter> All { get; } = [Days, From, To];

    /// <summary>Reads them.</summary>
    /// <param name="query">The query.</param>
    /// <param name="now">The time.</param>
    /// <param name="error">What is wrong with them; <see langword="null"/> when nothing is.</param>
    /// <returns>The period; the usual one when something is wrong.</returns>
    public static Period Read(ApiQuery query, DateTimeOffset now, out ChatError? error)
    {
        try
        {
            error = null;

            return Period.Read(query.Text(Days), query.Text(From), query.Text(To), now);
        }
        catch (PeriodException wrong)
        {
            error = new ChatError(400, $"{wrong.Parameter}: {wrong.Message}") { Code = "bad_filter", Param = wrong.Parameter };

            return Period.Latest(Period.UsualDays, now);
        }
    }
}
