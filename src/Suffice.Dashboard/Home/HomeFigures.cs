using System.Collections.Immutable;
using Suffice.Dashboard.Floors;
using Suffice.Dashboard.Times;
using Suffice.Ledger.Bills;
using Suffice.Reviewing;

namespace Suffice.Dashboard.Home;

/// <summary>What it cost, what it saved, whether quality held, and what needs attention.</summary>
public sealed record HomeFigures
{
    /// <summary>The days it is of.</summary>
    public required Period Period { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The policy in force.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>All requests of the days: the total of <c>suffice bill</c> for the same time.</summary>
    public required BillLine Total { get; init; }

    /// <summary>Part of the saving's cost that routing itself made: rejected answers, calls that helped a check, shadows and canaries, in USD.</summary>
    public decimal OverheadUsd => Total.RejectedCostUsd + Total.CheckCostUsd + Total.WatchCostUsd;

    /// <summary>What was saved, of what the baseline would have cost, over the compared requests; 1 for all, negative when routing cost more; <see langword="null"/> when nothing could be compared.</summary>
    public double? SavedShare => Total.ComparedBaselineUsd > 0 ? (double)(Total.SavedUsd / Total.ComparedBaselineUsd) : null;

    /// <summary>The same number of days just before.</summary>
    public required BillLine Before { get; init; }

    /// <summary>Each day that was seen, ascending: the lines of <c>suffice bill --by day</c>.</summary>
    public required ImmutableArray<BillLine> Days { get; init; }

    /// <summary>Each task of the policy, and each other that the ledger has seen in the days, the dearest first.</summary>
    public required ImmutableArray<HomeTask> Tasks { get; init; }

    /// <summary>What somebody should look at, the most pressing first.</summary>
    public required ImmutableArray<AttentionItem> Attention { get; init; }

    /// <summary>How this month's spending stands to the budget; <see langword="null"/> without a budget.</summary>
    public SpendPace? Pace { get; init; }
}

/// <summary>A task, at a glance.</summary>
/// <param name="Task">Its name; empty for requests of no task.</param>
/// <param name="Ladder">Its ladder, cheapest first; empty for a task that the policy no longer has.</param>
/// <param name="Bill">Its line of <c>suffice bill</c>; <see langword="null"/> when nothing was seen.</param>
/// <param name="Escalation">Requests that tried more than one rung, with the 95% interval.</param>
/// <param name="Floor">Whether it is good enough, and how that is known.</param>
public sealed record HomeTask(string Task, ImmutableArray<string> Ladder, BillLine? Bill, Share Escalation, TaskFloor? Floor);
