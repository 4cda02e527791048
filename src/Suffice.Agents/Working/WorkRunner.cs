using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Tickets;
using Suffice.Agents.Verdicts;
using Suffice.Engine;
using Suffice.Evaluation.Runs.Calling;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Routing;

namespace Suffice.Agents.Working;

/// <summary>Judges many tickets, each exactly once: what is judged is kept before the next, and a run that was stopped goes on.</summary>
/// <param name="engine">Answers calls.</param>
/// <param name="file">Where verdicts are kept.</param>
/// <param name="time">The clock.</param>
public sealed class WorkRunner(SufficeEngine engine, AgentsFile file, TimeProvider time)
{
    private readonly Worker worker = new(engine, time);
    private readonly VerdictStore work = new(file);
    private readonly VerdictStore trials = VerdictStore.OfTrials(file);
    private readonly WorkRuns runs = new(file);

    /// <summary>Judges them.</summary>
    /// <param name="order">The order.</param>
    /// <param name="told">Is told of each ticket as it is done; by one thread at a time.</param>
    /// <param name="cancellationToken">Ends it: what is judged is kept, and it throws.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="WorkUnderWayException">Another process has the same run in hand.</exception>
    /// <exception cref="SqliteException">Verdicts cannot be read or kept.</exception>
    public async Task<WorkReport> RunAsync(WorkOrder order, Action<WorkOutcome> told, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(told);
        Debug.Assert(order.Standard.Problems.IsEmpty, "a worker with mistakes does not work");
        string run = order.Source.Length == 0 ? string.Empty : WorkRuns.IdOf(order);
        if (run.Length > 0 && !runs.Take(order, run))
        {
            throw new WorkUnderWayException(run);
        }

        file.Read(ObservingTables.Sql, static _ => true);
        WorkOutcome[] outcomes = new WorkOutcome[order.Tickets.Count];
        WorkPace pace = new(order.PerMinute ?? order.Standard.Settings.PerMinute, time);
        SpendingCap cap = new(order.MaxCostUsd);
        Lock telling = new();
        try
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, order.Tickets.Count),
                new ParallelOptions { MaxDegreeOfParallelism = order.AtOnce ?? order.Standard.Settings.AtOnce, CancellationToken = cancellationToken },
                async (place, cancel) =>
                {
                    WorkOutcome done = await OneAsync(order, run, order.Tickets[place], pace, cap, cancel).ConfigureAwait(false);
                    outcomes[place] = done;
                    lock (telling)
                    {
                        told(done);
                    }
                }).ConfigureAwait(false);
        }
        finally
        {
            if (run.Length > 0)
            {
                runs.End(run);
            }
        }

        return WorkReport.Of(run, order, outcomes);
    }

    private async Task<WorkOutcome> OneAsync(WorkOrder order, string run, Ticket ticket, WorkPace pace, SpendingCap cap, CancellationToken cancellationToken)
    {
        string id = WorkRuns.VerdictIdOf(order, ticket);
        VerdictStore verdicts = order.IsTrial ? trials : work;
        if (verdicts.Find(id) is { } earlier)
        {
            return new WorkOutcome(ticket, earlier) { IsEarlier = true };
        }

        (WorkerAsking asking, decimal? worst) = order.MaxCostUsd is null ? (new WorkerAsking { Caller = order.Caller, Policy = order.Policy }, 0m) : Capped(order, ticket);
        if (!await cap.HoldAsync(worst, cancellationToken).ConfigureAwait(false))
        {
            return new WorkOutcome(ticket, null) { Failure = Refusal(order, worst), IsAtCap = true };
        }

        JudgedTicket? judged = null;
        try
        {
            await pace.EnterAsync(cancellationToken).ConfigureAwait(false);
            judged = await worker.JudgeAsync(order.Standard, ticket, asking, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            cap.Settle(worst, judged?.Entry is { } entry ? entry.CostUsd : judged is null ? null : 0m);
        }

        return judged.Verdict is null
            ? new WorkOutcome(ticket, null) { Failure = judged.Failure, LostUsd = judged.Entry is { } lost ? lost.CostUsd : 0m }
            : Keep(verdicts, order, run, id, judged);
    }

    private static string Refusal(WorkOrder order, decimal? worst) => worst switch
    {
        null => "a price is unknown, so that the cap could not be kept",
        { } one when one > order.MaxCostUsd => string.Create(CultureInfo.InvariantCulture, $"the cap of {order.MaxCostUsd} USD is less than one ticket may cost, on every rung with the longest answer"),
        _ => string.Create(CultureInfo.InvariantCulture, $"the cap of {order.MaxCostUsd} USD is reached"),
    };

    // What is held for a call is what it may cost: each rung once, and its own limit holds it to that.
    private (WorkerAsking Asking, decimal? WorstUsd) Capped(WorkOrder order, Ticket ticket)
    {
        WorkerAsking asking = new() { Caller = order.Caller, Policy = order.Policy };
        if (worker.CallFor(order.Standard, ticket, asking) is not { } call || engine.Plan(call).Route is not { } route)
        {
            return (asking, 0m);
        }

        decimal sum = 0m;
        foreach (Rung rung in route.Rungs.Where(rung => rung.IsFit))
        {
            if (WorstCase.Usd(rung, call.Request, time.GetUtcNow()) is not { } most)
            {
                return (asking, null);
            }

            sum += most;
        }

        decimal held = Math.Min(sum, route.Plan.MaxCostUsd ?? sum);
        TaskPolicy limited = route.Plan with { MaxCostUsd = held };

        return (asking with { Policy = route.Policy with { Tasks = route.Policy.Tasks.Replace(route.Plan, limited) } }, held);
    }

    private WorkOutcome Keep(VerdictStore verdicts, WorkOrder order, string run, string id, JudgedTicket judged)
    {
        RequestEntry? entry = judged.Entry;
        Verdict verdict = judged.Verdict!;
        bool decided = order.IsActing && verdict.Decision != Decision.Escalate;
        KeptVerdict kept = new()
        {
            Id = id,
            Task = order.Standard.Task,
            Ticket = judged.Ticket,
            Run = run,
            At = time.GetUtcNow(),
            Context = order.Standard.Context.Hash,
            Rubric = order.Standard.Context.RubricHash,
            Request = entry?.Id,
            Path = entry?.Path ?? string.Empty,
            Reason = entry?.Reason ?? string.Empty,
            CostUsd = entry is null ? 0m : entry.CostUsd,
            BaselineCostUsd = entry is null ? 0m : entry.BaselineCostUsd,
            IsSampled = !order.IsTrial && RandomSample.Draws(order.Standard.Task, judged.Ticket.Id, order.Standard.Settings.Sample),
            Machine = verdict,
            Final = decided ? verdict.Decision : null,
            FinalScore = decided ? verdict.Score : null,
        };

        // Another process may have been first with the same ticket: then its verdict is the one.
        IEnumerable<Observation> noted = order.IsTrial ? [] : VerdictObservations.Of(kept.Task, kept.Ticket, verdict, entry?.Id ?? kept.Id);

        return verdicts.Add(kept, open => ObservationStore.Append(open, kept.At, noted))
            ? new WorkOutcome(judged.Ticket, kept)
            : new WorkOutcome(judged.Ticket, verdicts.Find(id)) { IsEarlier = true, LostUsd = kept.CostUsd };
    }
}
