using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Frame;
using Suffice.Dashboard.Tables;

namespace Suffice.Dashboard.Evals;

/// <summary>Shows an item of a run with every answer side by side.</summary>
public sealed partial class EvalItem
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>The item.</summary>
    [Parameter]
    [EditorRequired]
    public required EvalItemDetail Item { get; set; }

    /// <summary>True when what was asked and answered may be read.</summary>
    [Parameter]
    public bool WithTexts { get; set; }

    private static IEnumerable<string> FactsOf(EvalAnswer answer)
    {
        if (answer.ErrorKind is { } kind)
        {
            yield return $"error: {Shown.Text(kind)}";
        }

        yield return answer.CostUsd is { } cost ? Reports.Figures.Usd(cost) : "price not known";
        if (answer.Latency is { } took)
        {
            yield return CellText.Of(Cell.Duration(took), CellKind.Duration);
        }

        if (answer.OutputTokens > 0)
        {
            yield return $"{Reports.Figures.Count(answer.InputTokens)} + {Reports.Figures.Count(answer.OutputTokens)} tokens";
        }

        if (answer.Cached)
        {
            yield return "given to an earlier run";
        }
    }
}
