using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Confidence;
using Suffice.Ledger;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Reading;
using Suffice.Policy;
using Suffice.Watching.Alarms;
using Suffice.Watching.Canaries;
using Suffice.Watching.Demotions;

namespace Suffice.Reviewing;

/// <summary>Makes a review of a policy and its ledger.</summary>
/// <param name="policy">The policy in force.</param>
/// <param name="time">The clock.</param>
public sealed class ReviewMaker(SufficePolicy policy, TimeProvider time)
{
    /// <summary>Makes it; a ledger that is not there yet has seen nothing.</summary>
    /// <param name="from">From when it counts (UTC), inclusive.</param>
    /// <param name="to">Until when (UTC), exclusive.</param>
    /// <returns>The review.</returns>
    /// <exception cref="LedgerException">The ledger is not one this program reads.</exception>
    /// <exception cref="LedgerException">The file of demotions is none.</exception>
    public ReviewReport Make(DateTimeOffset from, DateTimeOffset to)
    {
        string path = policy.Ledger.Path;
        DateTimeOffset now = time.GetUtcNow();
        WatchState watched = WatchStateFile.Beside(path).Read() ?? new WatchState();
        ImmutableArray<Demotion> demotions = [.. TrustFile.Beside(path).Read().Where(d => d.IsInForce())];
        bool isThere = File.Exists(path);
        Bill? bill = isThere ? new LedgerReader(path).ReadBill(new BillQuery { From = from, To = to, GroupBy = BillGrouping.Task }) : null;
        ImmutableArray<ShadowCount> shadows = isThere ? new WatchReader(path).CountShadows(from, to) : [];
        ImmutableArray<CanaryResult> canaries = isThere ? CanaryTest.Of(new WatchReader(path).ReadCanaries(), now) : [];
        ImmutableArray<TaskReview> tasks =
        [
            .. policy.AllTasks.Select(task => Review(
                task,
                bill?.Lines.FirstOrDefault(line => line.Key == task.Name),
                [.. shadows.Where(note => note.Task == task.Name)],
                demotions.FirstOrDefault(d => d.Task == task.Name),
                watched,
                (from, to, now))),
        ];
        ImmutableArray<ModelReview> models = [.. Models(watched, canaries, DateOnly.FromDateTime(now.UtcDateTime))];

        return new ReviewReport(now, from, to, policy.Version, [.. TodoList.Of(tasks, models).OrderByDescending(todo => todo.IsOverdue)], tasks, models);
    }

    private static TaskReview Review(
        TaskPolicy task,
        BillLine? line,
        ImmutableArray<ShadowCount> shadows,
        Demotion? demotion,
        WatchState watched,
        (DateTimeOffset From, DateTimeOffset To, DateTimeOffset Now) times)
    {
        ImmutableArray<string> ladder = [.. task.Ladder.Select(model => model.Name)];
        FallWatch? fall = watched.Tasks.GetValueOrDefault(TaskWatch.KeyOf(task.Name, string.Join('>', ladder)))?.Agreement;
        TaskTrust trust = demotion is null ? TaskTrust.Whole : new TaskTrust { Cause = demotion.Cause, Why = demotion.Why, Since = demotion.Since };

        return new TaskReview
        {
            Task = task.Name,
            Ladder = ladder,
            Requests = line?.Requests ?? 0,
            CostUsd = line is null ? 0m : line.CostUsd,
            SavedUsd = line?.SavedUsd ?? 0m,
            Escalation = new Share(line?.Escalated ?? 0, line?.Requests ?? 0),
            Agreement = ShadowShares.Agreement(shadows),
            Worse = ShadowShares.Worse(shadows),
            Unjudged = ShadowShares.Count(shadows, note => note.Verdict == ShadowVerdict.Incomparable && note.Judged is null),
            Calibration = task.Confidence is { } confidence ? CalibrationReview.Of(confidence, times.Now) : null,
            Demotion = demotion,
            Fall = task.Shadow is null && fall is null ? null
                : new FallReview(fall?.Seen ?? 0, FallWatch.Usual, fall?.Detector.Evidence ?? 0, FallWatch.Seldom),
            Alarms = [.. watched.Alarms.Where(alarm => alarm.Task == task.Name && alarm.At >= times.From && alarm.At < times.To)],
            Overdue = ReviewDue.WhyOverdue(task, trust, times.Now),
        };
    }

    private IEnumerable<ModelReview> Models(WatchState watched, ImmutableArray<CanaryResult> canaries, DateOnly today)
    {
        IEnumerable<Model> used = policy.AllTasks.SelectMany(task => task.Ladder)
            .Concat(policy.Canaries.Select(canary => policy.Models.GetValueOrDefault(canary.Model)).OfType<Model>())
            .DistinctBy(model => model.Name);
        foreach (Model model in used)
        {
            yield return new ModelReview(
                model.Name,
                model.Id,
                model.Provider,
                [.. policy.AllTasks.Where(task => task.Ladder.Any(rung => rung.Name == model.Name)).Select(task => task.Name)],
                model.RetiresOn,
                model.RetiresOn is { } day ? day.DayNumber - today.DayNumber : null,
                watched.Answerers.TryGetValue(model.Name, out string? answerer) ? [answerer] : [],
                canaries.FirstOrDefault(result => result.Model == model.Name && result.ModelId == model.Id));
        }
    }
}
