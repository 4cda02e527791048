using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Times;

namespace Suffice.Dashboard.Frame;

/// <summary>Chooses the days a page's figures are of; its links keep everything else of the page's address.</summary>
public sealed partial class PeriodPicker
{
    private static readonly ImmutableArray<(int Days, string Words)> Usual = [(1, "Today"), (7, "7 days"), (30, "30 days"), (90, "90 days"), (365, "A year")];

    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    private bool IsChosen(int days) => Frame.Period is { } period && period == Period.Latest(days, Frame.Now);
}
