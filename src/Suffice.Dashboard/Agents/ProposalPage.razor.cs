using Microsoft.AspNetCore.Components;
using Suffice.Agents.Proposing;
using Suffice.Dashboard.Frame;

namespace Suffice.Dashboard.Agents;

/// <summary>Shows one proposal.</summary>
public sealed partial class ProposalPage
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required ProposalFigures Figures { get; set; }

    private Proposal Proposal => Figures.Proposal;

    private string Path => $"/agents/proposals/{Uri.EscapeDataString(Proposal.Id)}";

    private int Added => Figures.Lines.Count(line => line.Change == LineChange.Added);

    private int Removed => Figures.Lines.Count(line => line.Change == LineChange.Removed);

    private static string Days(TimeSpan time) => Reports.Figures.Count((long)Math.Round(time.TotalDays), "day");
}
