using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Frame;
using Suffice.Dashboard.Plots;
using Suffice.Files;

namespace Suffice.Dashboard.Agents;

/// <summary>Shows one agent.</summary>
public sealed partial class AgentPage
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required AgentDetails Figures { get; set; }

    private AgentFigures? One => Figures.Figures.Agents.FirstOrDefault(agent => agent.Agent == Figures.Agent);

    private ImmutableArray<IntervalRow> Shares => [.. One!.Verdicts.Select(share => new IntervalRow(EnumWord.Of(share.Decision), share.Share, share.Interval) { Note = $"{Reports.Figures.Count(share.Count)} tickets" })];
}
