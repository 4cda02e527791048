using System.Globalization;
using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Frame;

namespace Suffice.Dashboard.Queue;

/// <summary>Shows what waits for people.</summary>
public sealed partial class TicketsPage
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required TicketsFigures Figures { get; set; }

    private static string Counted(long count) => Reports.Figures.Count(count);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
