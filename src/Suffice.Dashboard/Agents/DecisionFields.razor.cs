using Microsoft.AspNetCore.Components;
using Suffice.Callers;
using Suffice.Dashboard.Frame;

namespace Suffice.Dashboard.Agents;

/// <summary>The fields that every decision has: why, and who decides.</summary>
public sealed partial class DecisionFields
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>Whether it asks why, and must be told; <see langword="null"/> when it does not ask.</summary>
    [Parameter]
    public bool? NeedsWhy { get; set; }

    private bool AsksName => Frame.User is null or Caller.AdminName;
}
