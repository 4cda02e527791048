using Microsoft.AspNetCore.Components;
using Suffice.Billing;
using Suffice.Dashboard.Plots;
using Suffice.Dashboard.Tables;

namespace Suffice.Dashboard.Pipelines;

/// <summary>Draws what each step of a run costs, before and after.</summary>
public sealed partial class StepBars
{
    /// <summary>The bill.</summary>
    [Parameter]
    [EditorRequired]
    public required FlowBill Bill { get; set; }

    private decimal Most => Bill.Lines.Select(line => Math.Max(line.PerRun.BeforeAtLeast, line.PerRun.AfterAtLeast)).DefaultIfEmpty(0).Max();

    private string WidthOf(decimal usd) => PlotText.Percent(Most == 0 ? 0 : (double)(100 * usd / Most));

    private static string WordsOf(FlowLine line) =>
        $"{Shown.Text(line.Step)}: before {BillFigures.Usd(line.PerRun.Before, line.PerRun.BeforeAtLeast)}, after {BillFigures.Usd(line.PerRun.After, line.PerRun.AfterAtLeast)}, of it overhead {BillFigures.Usd(line.Overheads.Total)}";
}
