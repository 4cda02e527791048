using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Tables;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Reports;

namespace Suffice.Dashboard.Plots;

/// <summary>Draws shares with their intervals below each other, on one scale.</summary>
public sealed partial class IntervalPlot
{
    /// <summary>What is drawn.</summary>
    [Parameter]
    [EditorRequired]
    public required ImmutableArray<IntervalRow> Rows { get; set; }

    private double Least { get; set; }

    private double Most { get; set; } = 1;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        double[] all = [.. Rows.SelectMany(row => new double?[] { row.Value, row.Interval?.Low, row.Interval?.High, row.Mark }).OfType<double>()];
        Least = all.Length == 0 ? 0 : Math.Max(0, Math.Floor((all.Min() - 0.02) * 10) / 10);
        Most = all.Length == 0 ? 1 : Math.Max(Least + 0.1, Math.Min(1, Math.Ceiling((all.Max() + 0.02) * 10) / 10));
    }

    private static string WordsOf(IntervalRow row) =>
        $"{Shown.Text(row.Name)}: {(row.Value is { } value ? Figures.Percent(value) : "not measured")}{(row.Mark is { } mark ? $", {row.MarkName} {Figures.Percent(mark)}" : null)}";

    private double PlaceOf(double share) => 100 * (Math.Clamp(share, Least, Most) - Least) / (Most - Least);

    private string At(double share) => PlotText.Percent(PlaceOf(share));
}

/// <summary>A share with its interval, and what it is held against.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The share, 1 for all; <see langword="null"/> when it was not measured.</param>
/// <param name="Interval">Its 95% interval.</param>
public sealed record IntervalRow(string Name, double? Value, Interval? Interval)
{
    /// <summary>What it is held against.</summary>
    public double? Mark { get; init; }

    /// <summary>What that is.</summary>
    public string MarkName { get; init; } = "floor";

    /// <summary>Said beside it.</summary>
    public string? Note { get; init; }

    /// <summary>How it is meant.</summary>
    public Tone Tone { get; init; }

    /// <summary>The class of its tone.</summary>
    internal string Class => Tones.ClassOf(Tone);
}
