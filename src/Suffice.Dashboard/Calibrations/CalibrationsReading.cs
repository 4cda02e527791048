using System.Collections.Immutable;
using Suffice.Confidence;
using Suffice.Dashboard.Times;
using Suffice.Evaluation.Reports.Calibrations;
using Suffice.Ledger;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Reading;
using Suffice.Policy;
using Suffice.Reviewing;
using Suffice.Watching.Demotions;

namespace Suffice.Dashboard.Calibrations;

/// <summary>Reads the calibrations of a policy beside what the ledger saw.</summary>
/// <param name="policies">The policy in force.</param>
/// <param name="time">The clock.</param>
public sealed class CalibrationsReading(IPolicySource policies, TimeProvider time)
{
    /// <summary>Reads all.</summary>
    /// <param name="period">The days.</param>
    /// <returns>Each task's calibration.</returns>
    /// <exception cref="LedgerException">The ledger is not one this program reads.</exception>
    public CalibrationsFigures Read(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        SufficePolicy policy = policies.Current;
        Seen seen = Seen.Of(policy, period);

        return new CalibrationsFigures(
            period,
            [.. policy.AllTasks.Where(task => task.Confidence is not null).Select(task => Of(task, seen, period))],
            [.. policy.AllTasks.Where(task => task.Confidence is null && task.Ladder.Length > 1).Select(task => task.Name)]);
    }

    /// <summary>Reads one.</summary>
    /// <param name="task">The task.</param>
    /// <param name="period">The days.</param>
    /// <returns>Its calibration; <see langword="null"/> when it has none.</returns>
    /// <exception cref="LedgerException">The ledger is not one this program reads.</exception>
    public CalibrationFigures? Read(string task, Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        SufficePolicy policy = policies.Current;

        return policy.FindAny(task) is { Confidence: not null } known ? Of(known, Seen.Of(policy, period), period) : null;
    }

    private CalibrationFigures Of(TaskPolicy task, Seen seen, Period period)
    {
        TaskConfidence confidence = task.Confidence!;
        DateTimeOffset now = time.GetUtcNow();
        BillLine? line = seen.Lines.FirstOrDefault(known => known.Key == task.Name);
        ShadowCount[] shadows = [.. seen.Shadows.Where(note => note.Task == task.Name)];

        return new CalibrationFigures
        {
            Task = task.Name,
            Period = period,
            Calibration = confidence.Calibration,
            Promise = confidence.Calibration.Promise is { } promise ? ReviewWords.Of(promise) : null,
            AtLeast = confidence.AtLeast,
            Invalid = confidence.WhyInvalid(now),
            WhenInvalid = confidence.WhenInvalid,
            DaysLeft = (int)Math.Floor((confidence.Calibration.ReviewBy - now).TotalDays),
            Plots = confidence.Folder is { } folder ? CalibrationReportFile.Read(folder, confidence.Calibration) : null,
            Requests = line?.Requests ?? 0,
            Escalation = new Share(line?.Escalated ?? 0, line?.Requests ?? 0),
            Saving = line is { Compared: > 0, ComparedBaselineUsd: > 0 } ? (double)(line.SavedUsd / line.ComparedBaselineUsd) : null,
            Compared = line?.Compared ?? 0,
            Agreement = ShadowShares.Agreement(shadows),
            Demotion = seen.Demotions.FirstOrDefault(demotion => demotion.Task == task.Name),
        };
    }

    private sealed record Seen(ImmutableArray<BillLine> Lines, ImmutableArray<ShadowCount> Shadows, ImmutableArray<Demotion> Demotions)
    {
        public static Seen Of(SufficePolicy policy, Period period)
        {
            string path = policy.Ledger.Path;
            bool isThere = File.Exists(path);

            return new Seen(
                isThere ? new LedgerReader(path).ReadBill(new BillQuery { From = period.From, To = period.To, GroupBy = BillGrouping.Task }).Lines : [],
                isThere ? new WatchReader(path).CountShadows(period.From, period.To) : [],
                [.. TrustFile.Beside(path).Read().Where(demotion => demotion.IsInForce())]);
        }
    }
}
