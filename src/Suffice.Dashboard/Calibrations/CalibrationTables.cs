using System.Collections.Immutable;
using Suffice.Confidence;
using Suffice.Dashboard.Tables;
using Suffice.Evaluation.Curves;
using Suffice.Evaluation.Reports.Calibrations;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Reports;
using Suffice.Reviewing;

namespace Suffice.Dashboard.Calibrations;

/// <summary>The tables of calibrations.</summary>
public static class CalibrationTables
{
    private static readonly ImmutableArray<PageColumn> Columns =
    [
        new("task", "Task"),
        new("promise", "Promise"),
        new("bound", "Proved", CellKind.Share) { Hint = "The bound of the certificate, at the promise's confidence." },
        new("items", "On calls", CellKind.Count) { Hint = "Labelled calls the proof rests on; none took part in fitting." },
        new("made_at", "Made", CellKind.Time),
        new("review_by", "Review by", CellKind.Time),
        new("state", "State", CellKind.State),
        new("expected_escalation", "Escalation expected", CellKind.Share),
        new("seen_escalation", "Escalation seen", CellKind.Share) { HasInterval = true },
        new("expected_saving", "Saving expected", CellKind.Share) { Hint = "Share of the last rung's cost." },
        new("seen_saving", "Saving seen", CellKind.Share) { Hint = "Share of the baseline's cost, every overhead inside." },
    ];

    /// <summary>The table of all.</summary>
    /// <param name="figures">The calibrations.</param>
    /// <returns>The tables.</returns>
    public static ImmutableArray<PageTable> Of(CalibrationsFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return
        [
            new PageTable("calibrations", "Calibrations", Columns, [.. figures.Calibrations.Select(RowOf)])
            {
                Empty = $"No task rests on a calibration. Make one: {CalibrationWords.Command(figures.Uncalibrated.IsEmpty ? "TASK" : figures.Uncalibrated[0], null)}, then confidence: {{ risk: 0.03 }} in the policy.",
            },
        ];
    }

    /// <summary>The tables of one.</summary>
    /// <param name="figures">The calibration.</param>
    /// <returns>The tables.</returns>
    public static ImmutableArray<PageTable> Of(CalibrationFigures figures) => [Expected(figures), Reliability(figures), Thresholds(figures), Levels(figures)];

    /// <summary>What was expected beside what was seen.</summary>
    /// <param name="figures">The calibration.</param>
    /// <returns>The table.</returns>
    public static PageTable Expected(CalibrationFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        Calibration made = figures.Calibration;
        string requests = CallsLink.Of(figures.Period, ("task", figures.Task));

        return new PageTable(
            "expected",
            "Expected and seen",
            [new("what", "What"), new("expected", "Expected", CellKind.Share), new("seen", "Seen", CellKind.Share) { HasInterval = true }, new("calls", "Of calls", CellKind.Count)],
            [
                [Cell.Text("calls that try more than one rung"), Cell.Share(made.ExpectedEscalation), Of(figures.Escalation), Cell.Count(figures.Escalation.Of, requests)],
                [Cell.Text("share of the cost that is saved", note: "expected of the last rung's cost, seen of the baseline's"), Cell.Share(made.ExpectedSaving) with { Shown = made.ExpectedSaving is null ? "a price is missing" : null }, Cell.Share(figures.Saving), Cell.Count(figures.Compared)],
                [Cell.Text("accepted answers that say what the last rung says", note: "by shadows"), Cell.None, Of(figures.Agreement), Cell.Count(figures.Agreement.Of)],
            ])
        { IsOrdered = true };
    }

    /// <summary>The reliability plot's points.</summary>
    /// <param name="figures">The calibration.</param>
    /// <returns>The table.</returns>
    public static PageTable Reliability(CalibrationFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "reliability",
            "Confidence beside the share that is right",
            [new("stated", "Confidence", CellKind.Share), new("right", "Right", CellKind.Share) { HasInterval = true }, new("calls", "Calls", CellKind.Count)],
            [.. (figures.Plots?.Reliability ?? []).Select(RowOf)])
        { IsOrdered = true, Empty = WithoutPlots(figures) };
    }

    /// <summary>The points of the risk-coverage curve.</summary>
    /// <param name="figures">The calibration.</param>
    /// <returns>The table.</returns>
    public static PageTable Thresholds(CalibrationFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ThresholdPoint? chosen = figures.Plots?.Chosen;

        return new PageTable(
            "thresholds",
            "What other thresholds would do",
            [new("served_below", "Served below the last rung", CellKind.Share), new("loss", "Lost", CellKind.Share) { HasInterval = true }, new("chosen", "Chosen", CellKind.State)],
            [
                .. chosen is null ? [] : (ImmutableArray<Cell>[])[RowOf(chosen, isChosen: true)],
                .. (figures.Plots?.Thresholds ?? []).Select(point => RowOf(point, isChosen: false)),
            ])
        { IsOrdered = true, Empty = WithoutPlots(figures) };
    }

    /// <summary>What plain confidences would mean.</summary>
    /// <param name="figures">The calibration.</param>
    /// <returns>The table.</returns>
    public static PageTable Levels(CalibrationFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "levels",
            "What a plain confidence would mean",
            [
                new("at_least", "Confidence", CellKind.Number), new("share", "Serves cheaply", CellKind.Share), new("regret", "Wrong where the last is right", CellKind.Share),
                new("regret_bound", "At most", CellKind.Share) { Hint = "95%, each level for itself alone." },
            ],
            [.. (figures.Calibration.Levels.IsDefault ? [] : figures.Calibration.Levels).Select(level => (ImmutableArray<Cell>)[Cell.Number(level.AtLeast), Cell.Share(level.Share), Cell.Share(level.Regret), Cell.Share(level.RegretBound)])])
        { IsOrdered = true, Empty = "This calibration routes calls before any answer: there is no confidence in an answer to ask for." };
    }

    /// <summary>It in words, before its tables.</summary>
    /// <param name="figures">The calibration.</param>
    /// <returns>Sentences.</returns>
    public static IEnumerable<string> LeadOf(CalibrationFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return CalibrationWords.Of(figures);
    }

    /// <summary>Said where its plots are not kept.</summary>
    /// <param name="figures">The calibration.</param>
    /// <returns>What to do.</returns>
    internal static string WithoutPlots(CalibrationFigures figures) => figures.Plots is null
        ? $"This calibration has no {CalibrationReportFile.FileName} that belongs to it: it was made before plots were kept. Make it anew: {figures.Command}"
        : "There are no estimates to draw.";

    /// <summary>The state of one, for its badge.</summary>
    /// <param name="figures">The calibration.</param>
    /// <returns>The cell.</returns>
    internal static Cell StateOf(CalibrationFigures figures) => figures switch
    {
        { Demotion: { } demotion } => Cell.State("demoted", Tone.Bad, demotion.Why),
        { Invalid: { } invalid } => Cell.State("does not hold", Tone.Bad, invalid),
        { Calibration: { Promise: not null, Certificate: null } } => Cell.State("not proved", Tone.Bad),
        { DaysLeft: < 14 } => Cell.State("review soon", Tone.Warn, $"{Figures.Count(figures.DaysLeft, "day")} left"),
        _ => Cell.State("holds", Tone.Good, $"{Figures.Count(figures.DaysLeft, "day")} left"),
    };

    private static Cell Of(Share share) => Cell.Share(share.Rate, share is { Low: { } low, High: { } high } ? new Interval(low, high) : null) with { Shown = share.Rate is null ? "nothing seen" : null };

    private static ImmutableArray<Cell> RowOf(CalibrationFigures figures) =>
    [
        Cell.Text(figures.Task, CallsLink.PageOf($"/calibrations/{Uri.EscapeDataString(figures.Task)}", figures.Period)),
        Cell.Text(figures.Promise ?? "none"),
        Cell.Share(figures.Calibration.Certificate?.Bound) with { Shown = figures.Calibration.Certificate is null ? "no" : null },
        Cell.Count(figures.Calibration.Certificate?.Items),
        Cell.Time(figures.Calibration.MadeAt),
        Cell.Time(figures.Calibration.ReviewBy),
        StateOf(figures),
        Cell.Share(figures.Calibration.ExpectedEscalation),
        Of(figures.Escalation),
        Cell.Share(figures.Calibration.ExpectedSaving),
        Cell.Share(figures.Saving),
    ];

    private static ImmutableArray<Cell> RowOf(ReliabilityPoint point) => [Cell.Share(point.Stated), Cell.Share(point.Right, point.Right95), Cell.Count(point.Calls)];

    private static ImmutableArray<Cell> RowOf(ThresholdPoint point, bool isChosen) =>
        [Cell.Share(point.ServedBelow), Cell.Share(point.Loss, point.Loss95), isChosen ? Cell.State("chosen", Tone.Good) : Cell.None with { Shown = string.Empty }];
}
