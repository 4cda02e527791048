using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Plots;
using Suffice.Dashboard.Tables;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Dashboard.Evals;

/// <summary>Draws the difference of two models beside the margin that it is held against.</summary>
public sealed partial class DifferencePlot
{
    private static readonly double[] Reaches = [0.02, 0.05, 0.1, 0.2, 0.5, 1];

    /// <summary>Small minus large, -1 to 1.</summary>
    [Parameter]
    [EditorRequired]
    public required double Difference { get; set; }

    /// <summary>Its interval.</summary>
    [Parameter]
    [EditorRequired]
    public required Interval Interval { get; set; }

    /// <summary>The largest loss that counts as as good, 0 to 1; <see langword="null"/> for none.</summary>
    [Parameter]
    public double? Margin { get; set; }

    /// <summary>How the verdict is meant.</summary>
    [Parameter]
    public Tone Tone { get; set; }

    private string Words => $"Difference {EvalWords.Points(Difference)}, between {EvalWords.Points(Interval.Low)} and {EvalWords.Points(Interval.High)}{(Margin is { } margin ? $"; margin {EvalWords.Points(-margin)}" : null)}";

    // As far on either side, so that no difference stands in the middle.
    private double Reach
    {
        get
        {
            double most = new[] { Math.Abs(Interval.Low), Math.Abs(Interval.High), Math.Abs(Difference), 1.25 * (Margin ?? 0) }.Max();

            return Reaches.FirstOrDefault(reach => reach >= most, 1);
        }
    }

    private double Place(double share) => 50 * (1 + (Math.Clamp(share, -Reach, Reach) / Reach));

    private string At(double share) => PlotText.Percent(Place(share));
}
