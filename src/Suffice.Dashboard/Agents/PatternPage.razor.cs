using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Suffice.Agents.Observing;
using Suffice.Dashboard.Frame;
using Suffice.Dashboard.Plots;

namespace Suffice.Dashboard.Agents;

/// <summary>Shows one pattern.</summary>
public sealed partial class PatternPage
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required PatternFigures Figures { get; set; }

    private Pattern Pattern => Figures.Pattern;

    private string Path => AgentsTables.PatternPath(Pattern.Id);

    private ImmutableArray<IntervalRow> Rates => [RateRow("the last seven days", Pattern.Rate.Recent), RateRow("the four weeks before", Pattern.Rate.Before)];

    /// <summary>A share of tickets, for a plot.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="seen">The share.</param>
    /// <returns>The row.</returns>
    internal static IntervalRow RateRow(string name, SeenShare seen) => new(name, seen.Share, seen.Interval)
    {
        Note = seen.LookedAt is { } lookedAt ? $"{Reports.Figures.Count(seen.Tickets)} of {Reports.Figures.Count(lookedAt)} tickets" : $"{Reports.Figures.Count(seen.Tickets, "ticket")}; it is not known of how many",
    };
}
