using Suffice.Agents.Prompting;
using Suffice.Agents.Tickets;
using Suffice.Callers;
using Suffice.Policy;

namespace Suffice.Agents.Working;

/// <summary>Tickets to be judged.</summary>
/// <param name="Standard">What they are judged by; without mistakes.</param>
/// <param name="Tickets">The tickets, each id once.</param>
public sealed record WorkOrder(WorkerStandard Standard, IReadOnlyList<Ticket> Tickets)
{
    /// <summary>The file or folder they came from, which makes them a run; empty for tickets by themselves.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>True when the worker's verdicts stand by themselves; else a person decides (advice).</summary>
    public bool IsActing { get; init; }

    /// <summary>Distinguishes a run from earlier ones of the same tickets; empty to do nothing again that is done.</summary>
    public string Salt { get; init; } = string.Empty;

    /// <summary>How many tickets are judged at the same time; <see langword="null"/> for what the policy says.</summary>
    public int? AtOnce { get; init; }

    /// <summary>The most tickets a minute; <see langword="null"/> for what the policy says.</summary>
    public int? PerMinute { get; init; }

    /// <summary>The most that it may cost in USD; <see langword="null"/> for no cap.</summary>
    public decimal? MaxCostUsd { get; init; }

    /// <summary>True when the verdicts are for a comparison alone: nobody is asked about them, and nothing of them is counted.</summary>
    public bool IsTrial { get; init; }

    /// <summary>The policy it is done by; <see langword="null"/> for the one in force.</summary>
    public SufficePolicy? Policy { get; init; }

    /// <summary>The same tickets on one rung of the ladder alone, kept apart from all others.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="rung">The rung's name.</param>
    /// <returns>The order.</returns>
    public WorkOrder On(SufficePolicy policy, string rung)
    {
        ArgumentNullException.ThrowIfNull(policy);
        TaskPolicy task = policy.FindTask(Standard.Task)!;
        TaskPolicy alone = task with { Ladder = [.. task.Ladder.Where(model => model.Name == rung)], Baseline = null };

        return this with { Policy = policy with { Tasks = policy.Tasks.Replace(task, alone) }, Salt = $"{Salt}rung:{rung}", IsTrial = true };
    }

    /// <summary>Who asks. Default: whoever runs the process.</summary>
    public Caller Caller { get; init; } = Caller.Anyone;
}
