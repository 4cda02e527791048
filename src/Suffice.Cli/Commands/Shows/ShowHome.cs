using System.CommandLine;
using Suffice.Dashboard.Home;
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
            + $"saved {Figures.Usd(home.Total.SavedUsd)}{(home.SavedShare is { } share ? $" ({Figures.Percent(share)} of the baseline)" : null)} over {Figures.Count(home.Total.Compared)} compared; overhead {Figures.Usd(home.OverheadUsd)}, inside";
        if (home.Pace is { } pace)
        {
            yield return $"this month: {Figures.Usd(pace.SpentUsd)} of {Figures.Usd(pace.BudgetUsd)}; at this pace about {Figures.Usd(pace.ForecastUsd)} [{Figures.Usd(pace.LowUsd)}, {Figures.Usd(pace.HighUsd)}]";
        }
    }
}
