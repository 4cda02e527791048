using Microsoft.AspNetCore.Components;

namespace Suffice.Dashboard.Times;

/// <summary>A time: UTC as written, and in the viewer's zone once the page's script runs.</summary>
public sealed partial class LocalTime
{
    /// <summary>The time.</summary>
    [Parameter]
    public DateTimeOffset? At { get; set; }

    /// <summary>What stands there when there is none.</summary>
    [Parameter]
    public string Absent { get; set; } = "never";
}
