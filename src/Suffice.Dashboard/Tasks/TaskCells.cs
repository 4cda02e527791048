using System.Globalization;
using Suffice.Dashboard.Tables;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Files;
using Suffice.Ledger.Bills;
using Suffice.Reports;
using Suffice.Reviewing;

namespace Suffice.Dashboard.Tasks;

/// <summary>What the tables of tasks have in common.</summary>
internal static class TaskCells
{
    /// <summary>A share with its interval.</summary>
    /// <param name="share">The share.</param>
    /// <param name="link">Where the calls behind it are.</param>
    /// <returns>The cell.</returns>
    public static Cell Of(Share share, string? link = null) =>
        Cell.Share(share.Rate, share is { Low: { } low, High: { } high } ? new Interval(low, high) : null) with { Link = share.Hits > 0 ? link : null };

    /// <summary>A cost that may not be wholly known.</summary>
    /// <param name="bill">The line; <see langword="null"/> when nothing was seen.</param>
    /// <param name="link">Where the unpriced calls are.</param>
    /// <returns>The cell.</returns>
    public static Cell Cost(BillLine? bill, string? link = null) => bill is null ? Cell.Usd(0m)
        : bill.CostUsd is { } known ? Cell.Usd(known)
        : new Cell((object?)null) { Shown = $"≥ {Figures.Usd(bill.KnownCostUsd)}", Note = $"{Figures.Count(bill.Unpriced)} unpriced", Link = link };

    /// <summary>How a task's calibration stands, and whether it is demoted.</summary>
    /// <param name="task">The task.</param>
    /// <returns>The cell.</returns>
    public static Cell Calibration(TaskLine task)
    {
        string link = $"/calibrations/{Uri.EscapeDataString(task.Task)}";

        return task switch
        {
            { Demotion: { } demotion } => Cell.State("demoted", Tone.Bad, $"since {Day(demotion.Since)}: {demotion.Why}", link),
            { Calibration: { Invalid: { } why } } => Cell.State("does not hold", Tone.Bad, why, link),
            { Overdue: { } why } => Cell.State("overdue", Tone.Warn, why, link),
            { Calibration: { } calibration } => Cell.State("holds", Tone.Good, $"until {Day(calibration.ReviewBy)}", link),
            { IsInPolicy: true } => Cell.State("checks alone", Tone.Plain, "no calibration"),
            _ => Cell.None,
        };
    }

    /// <summary>The address of a task's page.</summary>
    /// <param name="task">The task; empty for requests of none.</param>
    /// <param name="period">The days as a query.</param>
    /// <returns>The address; <see langword="null"/> for what is no task but bought elsewhere.</returns>
    public static string? PageOf(string task, string period) => task.Contains(' ', StringComparison.Ordinal) ? null
        : $"/tasks/{(task.Length == 0 ? TaskReading.NoTask : Uri.EscapeDataString(task))}?{period}";

    /// <summary>Its name for people.</summary>
    /// <param name="task">The task; empty for requests of none.</param>
    /// <returns>The name.</returns>
    public static string NameOf(string task) => task.Length == 0 ? "(no task)" : task;

    /// <summary>A word of an enum for people.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The word; <see langword="null"/> for none.</returns>
    public static string? Word<T>(T? value)
        where T : struct, Enum => value is { } known ? EnumWord.Spaced(known) : null;

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
