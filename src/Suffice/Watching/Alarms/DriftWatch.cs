using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Suffice.Catalog;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Policy;
using Suffice.Watching.Canaries;
using Suffice.Watching.Demotions;

namespace Suffice.Watching.Alarms;

/// <summary>Reads what the ledger got since the last look, feeds the detectors, and demotes tasks whose alarm goes off.</summary>
/// <remarks>
/// It stands beside the requests' way and reads what they left: a restart goes on where the last look ended, and any look over the same
/// rows says the same. Used by one thread at a time.
/// </remarks>
public sealed class DriftWatch
{
    /// <summary>The word for it in the ledger.</summary>
    public const string Cause = "drift";

    private const int RowsAtATime = 1_000;

    // A ledger that was never watched is not read from its beginning: what is usual is what was usual lately.
    private const int FirstLook = 20_000;

    private static readonly TimeSpan CanariesEvery = TimeSpan.FromHours(6);

    private readonly string path;
    private readonly WatchReader ledger;
    private readonly WatchStateFile file;
    private readonly TrustFile trust;
    private readonly TimeProvider time;
    private readonly ILogger logger;

    /// <summary>Begins, or goes on where an earlier watch of the same ledger ended.</summary>
    /// <param name="ledgerPath">The ledger's file; what is watched and who is demoted stand beside it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Is told of alarms.</param>
    public DriftWatch(string ledgerPath, TimeProvider time, ILogger<DriftWatch> logger)
    {
        ArgumentException.ThrowIfNullOrEmpty(ledgerPath);
        (path, this.time, this.logger) = (ledgerPath, time, logger);
        ledger = new WatchReader(ledgerPath);
        file = WatchStateFile.Beside(ledgerPath);
        trust = TrustFile.Beside(ledgerPath);
        State = file.Read() ?? new WatchState();
    }

    /// <summary>What is watched, as of the last look.</summary>
    internal WatchState State { get; private set; }

    /// <summary>Looks.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <returns>The alarms that went off.</returns>
    /// <exception cref="LedgerException">The ledger is not one this program reads.</exception>
    /// <exception cref="IOException">What is watched cannot be written.</exception>
    public ImmutableArray<DriftAlarm> Look(SufficePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (!File.Exists(path))
        {
            return [];
        }

        WatchState before = State;
        LiftRecalibrated(policy);
        BeginAfterLifts(policy);
        List<DriftAlarm> alarms = [];
        ReadRequests(policy, alarms);
        ReadShadows(policy, alarms);
        ReadVerdicts(policy, alarms);
        LookAtCanaries(policy, alarms);
        ImmutableArray<DriftAlarm> told = [.. alarms.Select(alarm => Act(alarm, policy))];
        State = State.With(told);
        if (!ReferenceEquals(State, before))
        {
            file.Write(State);
        }

        return told;
    }

    private static string LadderOf(TaskPolicy task) => string.Join('>', task.Ladder.Select(model => model.Name));

    // A new calibration was made on what holds now.
    private void LiftRecalibrated(SufficePolicy policy)
    {
        foreach (Demotion demotion in trust.Read().Where(d => d.IsInForce()))
        {
            if (policy.FindAny(demotion.Task)?.Confidence?.Calibration is { } calibration && calibration.MadeAt > demotion.Since
                && trust.Lift(demotion.Task, $"calibration of {calibration.MadeAt:yyyy-MM-dd}", time.GetUtcNow()))
            {
                WatchLog.Lifted(logger, demotion.Task, "a new calibration");
            }
        }
    }

    // What was seen before a lift is what the person, or the calibration, has judged already.
    private void BeginAfterLifts(SufficePolicy policy)
    {
        foreach (Demotion demotion in trust.Read())
        {
            if (demotion.LiftedAt is { } at && policy.FindAny(demotion.Task) is { } task && WatchOf(task) is { } watch && watch.Since < at)
            {
                Keep(NewWatch(task, at));
            }
        }
    }

    private TaskWatch? WatchOf(TaskPolicy task) => State.Tasks.GetValueOrDefault(TaskWatch.KeyOf(task.Name, LadderOf(task)));

    private static TaskWatch NewWatch(TaskPolicy task, DateTimeOffset since) => new() { Task = task.Name, Ladder = LadderOf(task), Since = since };

    private void Keep(TaskWatch watch) => State = State with { Tasks = State.Tasks.SetItem(watch.Key, watch) };

    private void ReadRequests(SufficePolicy policy, List<DriftAlarm> alarms)
    {
        if (State.Requests == 0 && ledger.LastRequest() is var last && last > FirstLook)
        {
            State = State with { Requests = last - FirstLook };
        }

        ImmutableArray<(long Seq, RequestEntry Entry)> rows;
        do
        {
            rows = ledger.ReadRequests(State.Requests, RowsAtATime);
            foreach ((long seq, RequestEntry entry) in rows)
            {
                State = State with { Requests = seq };
                CheckPins(entry, alarms);
                if (policy.FindAny(entry.Task) is { Ladder.Length: > 1 } task)
                {
                    Feed(task, watch => watch.Add(entry), alarms);
                }
            }
        }
        while (rows.Length == RowsAtATime);
    }

    private void ReadShadows(SufficePolicy policy, List<DriftAlarm> alarms)
    {
        foreach (ShadowNote note in ledger.ReadShadows(State.Shadows))
        {
            State = State with { Shadows = note.Seq };
            if (policy.FindAny(note.Task) is { } task && LadderOf(task) == note.Pair.Ladder)
            {
                Feed(task, watch => watch.AddShadow(note.Pair.Verdict, note.At), alarms);
            }
        }
    }

    private void ReadVerdicts(SufficePolicy policy, List<DriftAlarm> alarms)
    {
        foreach (JudgedShadow judged in ledger.ReadVerdicts(State.Verdicts))
        {
            State = State with { Verdicts = judged.Place };
            if (policy.FindAny(judged.Task) is { } task && LadderOf(task) == judged.Ladder)
            {
                Feed(task, watch => watch.AddJudged(judged.Verdict, judged.At), alarms);
            }
        }
    }

    private void Feed(TaskPolicy task, Func<TaskWatch, (TaskWatch, ImmutableArray<DriftAlarm>)> feed, List<DriftAlarm> alarms)
    {
        (TaskWatch next, ImmutableArray<DriftAlarm> found) = feed(WatchOf(task) ?? NewWatch(task, DateTimeOffset.MinValue));
        Keep(next);
        alarms.AddRange(found);
    }

    private void CheckPins(RequestEntry entry, List<DriftAlarm> alarms)
    {
        foreach (AttemptEntry attempt in entry.Attempts)
        {
            string? known = State.Answerers.GetValueOrDefault(attempt.Model);
            if (attempt.AnsweredBy is not { } answerer || answerer == known)
            {
                continue;
            }

            State = State with { Answerers = State.Answerers.SetItem(attempt.Model, answerer) };
            alarms.Add(new DriftAlarm(null, attempt.Model, DriftSignal.Pin, known is null
                ? $"the provider says that {answerer} answered, which is not the id that was sent: pin the model that answers"
                : $"the provider says that {answerer} answered, where it was {known} before", entry.At));
        }
    }

    private void LookAtCanaries(SufficePolicy policy, List<DriftAlarm> alarms)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (policy.Canaries.IsEmpty || now - State.CanariesAt < CanariesEvery)
        {
            return;
        }

        State = State with { CanariesAt = now };
        foreach (CanaryResult result in CanaryTest.Of(ledger.ReadCanaries(), now))
        {
            if (result.IsAlarm && policy.Models.TryGetValue(result.Model, out Model? model) && model.Id == result.ModelId
                && !State.Alarms.Any(alarm => alarm.Signal == DriftSignal.Canary && alarm.Subject == result.Model && now - alarm.At < CanaryTest.Week))
            {
                alarms.Add(new DriftAlarm(null, result.Model, DriftSignal.Canary, result.Told!, now));
            }
        }
    }

    private DriftAlarm Act(DriftAlarm alarm, SufficePolicy policy)
    {
        bool demotes = false;
        foreach (TaskPolicy task in policy.AllTasks.Where(task => Alarming.Demotes(alarm, task)))
        {
            demotes = true;
            string why = alarm.Task is null ? $"{alarm.Subject}: {alarm.Why}" : alarm.Why;
            if (trust.Demote(new Demotion(task.Name, Cause, why, time.GetUtcNow())))
            {
                WatchLog.Demoted(logger, task.Name, why);
            }
        }

        if (!demotes)
        {
            WatchLog.Noticed(logger, alarm.Signal, alarm.Task ?? alarm.Subject, alarm.Why);
        }

        return alarm with { Demotes = demotes };
    }
}
