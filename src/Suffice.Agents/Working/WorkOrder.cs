using Suffice.Agents.Prompting;
using Suffice.Agents.Tickets;
using Suffice.Callers;

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

    /// <summary>Who asks. Default: whoever runs the process.</summary>
    public Caller Caller { get; init; } = Caller.Anyone;
}
