using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;
using Suffice.Agents.Queue;
using Suffice.Dashboard.Floors;
using Suffice.Dashboard.Tables;
using Suffice.Dashboard.Times;
using Suffice.Ledger.Bills;
using Suffice.Policy;
using Suffice.Reports;
using Suffice.Reviewing;

namespace Suffice.Dashboard.Home;

/// <summary>Says what somebody should look at, of what was read.</summary>
internal sealed class Attention(SufficePolicy policy, AgentsFile work, DateTimeOffset now)
{
    // What was measured half a year ago says little of models that change behind their names.
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(180);

    /// <summary>Lists it.</summary>
    /// <param name="bill">The bill of the days, by task.</param>
    /// <param name="period">The days.</param>
    /// <param name="floors">How tasks stand.</param>
    /// <param name="review">What a review says.</param>
    /// <param name="pace">How the month's spending stands.</param>
    /// <returns>The items, the most pressing first.</returns>
    public IEnumerable<AttentionItem> Of(Bill bill, Period period, ImmutableArray<TaskFloor> floors, ReviewReport review, SpendPace? pace) =>
        floors.SelectMany(OfFloor)
            .Concat(review.Todo.Select(OfReview))
            .Concat(OfPace(pace))
            .Concat(OfUnpriced(bill, period))
            .Concat(File.Exists(work.Path) ? OfReadableWork() : [])
            .OrderByDescending(item => item.Tone).ThenBy(item => item.Kind);

    private IEnumerable<AttentionItem> OfFloor(TaskFloor floor)
    {
        string link = $"/tasks/{Uri.EscapeDataString(floor.Task)}";
        string measure = $"suffice eval {floor.Task}";
        if (floor.State == FloorState.Fails && floor.Judged is { } failing)
        {
            yield return new AttentionItem(
                AttentionKind.Floor, floor.Task, $"{failing.Model} is below its floor: {Measured(failing)}, floor {Figures.Percent(floor.Mark ?? 0)}", $"take it off the ladder, or measure again: {measure} --fresh", link, Tone.Bad);
        }
        else if (floor.State is FloorState.Likely or FloorState.TooFew && floor.Judged is { } doubtful)
        {
            yield return new AttentionItem(
                AttentionKind.Floor, floor.Task, $"{doubtful.Model} is not shown to reach its floor: {Measured(doubtful)}, floor {Figures.Percent(floor.Mark ?? 0)}", $"add items to its evals, then {measure}", link, Tone.Warn);
        }
        else if (floor.State == FloorState.NotMeasured)
        {
            yield return new AttentionItem(AttentionKind.Floor, floor.Task, floor.Rungs.IsEmpty ? "it states a floor, and nothing of its ladder was measured" : $"it states a floor, and {floor.Unmeasured[0]}, its cheapest rung, was not measured", measure, link, Tone.Warn);
        }
        else if (floor.Mark is not null && floor.CheckedAt is { } at && now - at > LongAgo)
        {
            yield return new AttentionItem(AttentionKind.Floor, floor.Task, $"its floor was last checked on {Figures.Day(at)}", $"{measure} --fresh", link, Tone.Warn);
        }
    }

    private static string Measured(RungFloor rung) => rung.Mean is not { } mean ? $"no figure of {Figures.Count(rung.Items, "item")}"
        : rung.Interval is { } interval ? $"{Figures.Percent(mean)} [{Figures.Percent(interval.Low)}, {Figures.Percent(interval.High)}] of {Figures.Count(rung.Items, "item")}"
        : $"{Figures.Percent(mean)} of {Figures.Count(rung.Items, "item")}";

    private AttentionItem OfReview(Todo todo) => new(
        AttentionKind.Review,
        todo.Subject,
        todo.What,
        todo.Command,
        policy.FindAny(todo.Subject) is not null ? $"/tasks/{Uri.EscapeDataString(todo.Subject)}" : $"/models/{Uri.EscapeDataString(todo.Subject)}",
        todo.IsOverdue ? Tone.Bad : Tone.Warn);

    private static IEnumerable<AttentionItem> OfPace(SpendPace? pace)
    {
        if (pace is { IsOver: true })
        {
            yield return new AttentionItem(
                AttentionKind.Budget, "budget", $"this month has cost {Figures.Usd(pace.SpentUsd)}, its budget is {Figures.Usd(pace.BudgetUsd)}", "look for what costs most, or change budget.month in the policy", "/tasks?days=30", Tone.Bad);
        }
        else if (pace is { IsAhead: true })
        {
            yield return new AttentionItem(
                AttentionKind.Budget,
                "budget",
                $"this month will cost about {Figures.Usd(pace.ForecastUsd)}{pace.Band} at its pace, its budget is {Figures.Usd(pace.BudgetUsd)}",
                "look for what costs most, or change budget.month in the policy",
                "/tasks?days=30",
                Tone.Warn);
        }
    }

    private static IEnumerable<AttentionItem> OfUnpriced(Bill bill, Period period)
    {
        if (bill.Total.Unpriced > 0)
        {
            string[] tasks = [.. bill.Lines.Where(line => line.Unpriced > 0).Select(line => line.Key.Length == 0 ? "no task" : line.Key)];
            yield return new AttentionItem(
                AttentionKind.Unpriced, "prices", $"{Figures.Count(bill.Total.Unpriced, "call")} of these days have no known cost ({string.Join(", ", tasks)})", "give the models a price in the policy, under models", CallsLink.Of(period, ("unpriced", "true"), ("rows", "all")), Tone.Warn);
        }
    }

    // Cost, saving and floors need none of it: what is damaged is told, and the rest of the page stands.
    private IReadOnlyList<AttentionItem> OfReadableWork()
    {
        try
        {
            return [.. OfWork()];
        }
        catch (SqliteException damaged)
        {
            return [new AttentionItem(AttentionKind.Queue, Path.GetFileName(work.Path), $"what workers and people said cannot be read: {damaged.Message}", "put the file back from a copy, or move it away", "/queue", Tone.Bad)];
        }
    }

    private IEnumerable<AttentionItem> OfWork()
    {
        int proposals = new ProposalStore(work).List().Count(proposal => proposal.State.WaitsForAPerson());
        if (proposals > 0)
        {
            yield return new AttentionItem(AttentionKind.Proposals, "agents", $"{Figures.Count(proposals, "proposed change")} of context files wait{(proposals == 1 ? "s" : "")} for a person", "read, then approve or reject", "/agents", Tone.Warn);
        }

        int patterns = new PatternBook(work).Count().Count(pattern => pattern.State == PatternState.Open);
        if (patterns > 0)
        {
            yield return new AttentionItem(AttentionKind.Patterns, "agents", $"{(patterns == 1 ? "one weakness" : $"{Figures.Count(patterns)} weaknesses")} repeat{(patterns == 1 ? "s" : "")}", "look at what was observed", "/agents", Tone.Warn);
        }

        ReviewQueue queue = new(work, policy);
        foreach (string worker in queue.Workers)
        {
            long waiting = queue.Waiting(worker).Total;
            if (waiting > 0)
            {
                yield return new AttentionItem(AttentionKind.Queue, worker, $"{Figures.Count(waiting, "ticket")} wait{(waiting == 1 ? "s" : "")} for a person", "judge them", $"/queue/{Uri.EscapeDataString(worker)}", Tone.Plain);
            }
        }
    }
}
