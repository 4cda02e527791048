using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Frame;

namespace Suffice.Dashboard.Policies;

/// <summary>Shows a policy that was once in force, beside another.</summary>
public sealed partial class PolicyVersionPage
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required PolicyVersionFigures Figures { get; set; }

    private Ledger.Policies.PolicyNote[] Others => [.. Figures.History.Where(note => note.Version != Figures.Policy.Version).DistinctBy(note => note.Version)];

    private string Latest => Figures.History.IsEmpty ? Figures.Policy.Version : Figures.History[0].Version;
}
