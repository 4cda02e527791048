using Suffice.Agents.Keeping;
using Suffice.Agents.Prompting;
using Suffice.Agents.Queue.Figures;
using Suffice.Dashboard.Floors;
using Suffice.Dashboard.Times;
using Suffice.Ledger;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Reading;
using Suffice.Policy;
using Suffice.Reviewing;
using Suffice.Watching.Demotions;

namespace Suffice.Dashboard.Tasks;

/// <summary>Reads how one task fares.</summary>
/// <param name="policies">The policy in force.</param>
/// <param name="ledger">What happened.</param>
/// <param name="work">What workers and people said.</param>
/// <param name="floors">How tasks stand to their floors.</param>
/// <param name="standings">Workers' standings, which are worked out again only when something has changed.</param>
/// <param name="time">The clock.</param>
public sealed class TaskReading(IPolicySource policies, LedgerReader ledger, AgentsFile work, FloorReading floors, StandingWatch standings, TimeProvider time)
{
    /// <summary>What stands in an address for requests of no task; no task can be called so.</summary>
    public const string NoTask = Tables.CallsLink.None;

    /// <summary>Reads it.</summary>
    /// <param name="name">The task, one of an earlier policy too; <see cref="NoTask"/> for requests of no task.</param>
    /// <param name="period">The days.</param>
    /// <returns>The figures; <see langword="null"/> when neither the policy nor the ledger knows it.</returns>
    /// <exception cref="LedgerException">The ledger or the file of demotions cannot be read.</exception>
    /// <exception cref="IOException">The file of demotions cannot be read.</exception>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The file of work cannot be read.</exception>
    public TaskFigures? Read(string name, Period period)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(period);
        SufficePolicy policy = policies.Current;
        string key = name == NoTask ? string.Empty : name;
        TaskPolicy? task = policy.FindAny(key);
        BillReport report = ledger.ReadReport(new BillQuery { From = period.From, To = period.To, Task = key, GroupBy = BillGrouping.Task });
        BillLine? bill = report.Lines.FirstOrDefault(line => line.Key == key);

        return task is null && bill is null && key.Length > 0 && !IsKnownToLedger(key) ? null : Make(policy, task, key, period, bill, report);
    }

    private bool IsKnownToLedger(string task) => ledger.ReadBill(new BillQuery { Task = task }).Lines.Any(line => line.Requests + line.Watches > 0);

    private TaskFigures Make(SufficePolicy policy, TaskPolicy? task, string key, Period period, BillLine? bill, BillReport report)
    {
        DateTimeOffset now = time.GetUtcNow();
        SeriesQuery days = new() { FirstDay = period.FirstDay, LastDay = period.LastDay, Task = key, ByTask = true };
        Series whole = ledger.ReadSeries(days);
        SeriesPoint[] byModel = [.. ledger.ReadSeries(days with { ByModel = true }).Points.Where(point => point.Task == key)];
        Dictionary<string, long> served = byModel.GroupBy(point => point.Model!, StringComparer.Ordinal)
            .ToDictionary(model => model.Key, model => model.Sum(point => point.Line.Requests), StringComparer.Ordinal);

        return new TaskFigures
        {
            Period = period,
            MadeAt = now,
            PolicyVersion = policy.Version,
            Task = LineOf(policy, task, key, bill, now),
            Rungs = new RungLines(policy, DateOnly.FromDateTime(now.UtcDateTime)).Of(task, bill?.Requests ?? 0, served, report.Models),
            Rules = task is null ? null : TaskRules.Of(task),
            Step = whole.Step,
            Spans = [.. whole.Bins.Select(bin => SpanOf(bin, whole.Points.FirstOrDefault(point => point.Bin == bin && point.Task == key)?.Line, byModel.Where(point => point.Bin == bin)))],
            Thresholds = new ThresholdHistory(ledger, key).Read(period, task?.Confidence?.Calibration),
            Reasons = [.. report.Reasons.Select(reason => new ReasonLine(reason.Key, reason.Value)).OrderByDescending(reason => reason.Requests).ThenBy(reason => reason.Reason, StringComparer.Ordinal)],
            Costliest = ledger.ReadCostliest(period.FirstDay, period.LastDay, key),
            Shadows = key.Length == 0 ? null : ShadowsOf(policy, key, period),
            Worker = task?.Worker is null ? null : StandingOf(task),
        };
    }

    private TaskLine LineOf(SufficePolicy policy, TaskPolicy? task, string key, BillLine? bill, DateTimeOffset now) => task is null
        ? new TaskLine { Task = key, IsInPolicy = false, Bill = bill }
        : new TaskStandings(policy, TrustFile.Beside(policy.Ledger.Path).Read(), now).Of(task, bill, floors.Of(task));

    private static TaskSpan SpanOf(SeriesBin bin, BillLine? line, IEnumerable<SeriesPoint> byModel) => new(
        bin.FirstDay,
        bin.LastDay,
        line,
        [.. byModel.Select(point => new SpanModel(point.Model!, point.Line.Requests, point.Line.KnownCostUsd))]);

    private static TaskShadows? ShadowsOf(SufficePolicy policy, string task, Period period)
    {
        ShadowCount[] shadows = [.. new WatchReader(policy.Ledger.Path).CountShadows(period.From, period.To).Where(note => note.Task == task)];

        return shadows.Length == 0 ? null : new TaskShadows(ShadowShares.Agreement(shadows), ShadowShares.Worse(shadows));
    }

    // A page is no reason to make the file; a worker whose files have mistakes is told of where it is asked to work.
    private WorkerStanding? StandingOf(TaskPolicy task)
    {
        WorkerStandard standard = WorkerStandard.Read(task);

        return standard.Problems.IsEmpty && File.Exists(work.Path) ? standings.Of(task, standard) : null;
    }
}
