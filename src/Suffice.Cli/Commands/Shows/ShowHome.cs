using System.CommandLine;
using Suffice.Dashboard.Home;
using Suffice.Dashboard.Tables;
using Suffice.Reports;

namespace Suffice.Cli.Commands.Shows;

/// <summary><c>suffice show home</c>.</summary>
internal static class ShowHome
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make() => PageShowing.Make(new ShownPage<HomeFigures>(
        "home", "What it cost, what it saved, whether quality held, and what needs attention.\n\nExample: suffice show home --days 7")
    {
        HasPeriod = true,
        Read = inputs => new HomeReading(inputs.Policies, inputs.Ledger, inputs.Work, inputs.Floors, inputs.Time).Read(inputs.Period),
        Tables = HomeTables.Of,
        Lead = LeadOf,
    });

    private static IEnumerable<string> LeadOf(HomeFigures home)
    {
        yield return $"{home.Period}: {Figures.Count(home.Total.Requests, "request")}, cost {(home.Total.CostUsd is { } cost ? Figures.Usd(cost) : $"at least {Figures.Usd(home.Total.KnownCostUsd)} ({Figures.Count(home.Total.Unpriced)} unpriced)")}, "
            + $"saved {Figures.Usd(SavedCell.Usd(home.Total))}{(home.SavedShare is { } share ? $" ({Figures.Percent(share)} of the baseline)" : null)} over {Figures.Count(home.Total.Compared)} compared; overhead {Figures.Usd(home.OverheadUsd)}, inside";
        if (home.Pace is { } pace)
        {
            yield return $"this month: {Figures.Usd(pace.SpentUsd)} of {Figures.Usd(pace.BudgetUsd)}; {(pace.ForecastUsd is { } forecast ? $"at this pace about {Figures.Usd(forecast)}{(pace is { LowUsd: { } low, HighUsd: { } high } ? $" [{Figures.Usd(low)}, {Figures.Usd(high)}]" : null)}" : "no whole day was seen yet that tells a pace")}";
        }
    }
}
