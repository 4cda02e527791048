using System.Collections.Immutable;
using Suffice.Agents.Keeping;
using Suffice.Dashboard.Floors;
using Suffice.Dashboard.Times;
using Suffice.Ledger;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Reading;
using Suffice.Policy;
using Suffice.Reviewing;

namespace Suffice.Dashboard.Home;

/// <summary>Reads what the home page says.</summary>
/// <param name="policies">The policy in force.</param>
/// <param name="ledger">What happened.</param>
/// <param name="work">What workers and people said; its file may not be there yet.</param>
/// <param name="floors">How tasks stand to their floors.</param>
/// <param name="time">The clock.</param>
public sealed class HomeReading(IPolicySource policies, LedgerReader ledger, AgentsFile work, FloorReading floors, TimeProvider time)
{
    /// <summary>Reads it.</summary>
    /// <param name="period">The days.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="LedgerException">The ledger or a file beside it cannot be read.</exception>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The file of work cannot be read.</exception>
    public HomeFigures Read(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        SufficePolicy policy = policies.Current;
        DateTimeOffset now = time.GetUtcNow();
        Bill byTask = ledger.ReadBill(new BillQuery { From = period.From, To = period.To, GroupBy = BillGrouping.Task });
        Bill byDay = ledger.ReadBill(new BillQuery { From = period.From, To = period.To, GroupBy = BillGrouping.Day });
        ImmutableArray<TaskFloor> standing = floors.OfAll(policy);
        ReviewReport review = new ReviewMaker(policy, time).Make(period.From, period.To);
        SpendPace? pace = policy.Budget is { } budget ? PaceOf(budget, now) : null;

        return new HomeFigures
        {
            Period = period,
            MadeAt = now,
            PolicyVersion = policy.Version,
            Total = byTask.Total,
            Before = ledger.ReadBill(new BillQuery { From = period.From.AddDays(-period.Days), To = period.From }).Total,
            Days = byDay.Lines,
            Tasks = [.. TasksOf(policy, byTask, standing)],
            Attention = [.. new Attention(policy, work, now).Of(byTask, period, standing, review, pace)],
            Pace = pace,
        };
    }

    private SpendPace PaceOf(SpendBudget budget, DateTimeOffset now)
    {
        DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);
        DateOnly month = new(today.Year, today.Month, 1);
        DateOnly back = today.AddDays(-SpendPace.DaysLookedAt);
        Period looked = new(month < back ? month : back, today);

        return SpendPace.Of(budget.MonthUsd, ledger.ReadBill(new BillQuery { From = looked.From, To = looked.To, GroupBy = BillGrouping.Day }).Lines, today);
    }

    private static IEnumerable<HomeTask> TasksOf(SufficePolicy policy, Bill byTask, ImmutableArray<TaskFloor> standing)
    {
        Dictionary<string, BillLine> lines = byTask.Lines.ToDictionary(line => line.Key, StringComparer.Ordinal);
        IEnumerable<HomeTask> ofPolicy = policy.AllTasks.Select(task => TaskOf(
            task.Name, [.. task.Ladder.Select(model => model.Name)], lines.GetValueOrDefault(task.Name), standing.FirstOrDefault(floor => floor.Task == task.Name)));
        IEnumerable<HomeTask> others = byTask.Lines.Where(line => policy.FindAny(line.Key) is null).Select(line => TaskOf(line.Key, [], line, null));

        return ofPolicy.Concat(others).OrderByDescending(task => task.Bill?.KnownCostUsd ?? 0m).ThenBy(task => task.Task, StringComparer.Ordinal);
    }

    private static HomeTask TaskOf(string name, ImmutableArray<string> ladder, BillLine? bill, TaskFloor? floor) =>
        new(name, ladder, bill, new Share(bill?.Escalated ?? 0, bill?.Requests ?? 0), floor);
}
