using System.Collections.Immutable;
using Suffice.Classifier;
using Suffice.Dashboard.Floors;
using Suffice.Ledger.Bills;
using Suffice.Reviewing;
using Suffice.Watching.Demotions;

namespace Suffice.Dashboard.Tasks;

/// <summary>A task: what the policy says of it, what the ledger has seen of it, and whether what was proved of it holds.</summary>
public sealed record TaskLine
{
    /// <summary>Its name; empty for requests of no task.</summary>
    public required string Task { get; init; }

    /// <summary>True when the policy in force has it.</summary>
    public required bool IsInPolicy { get; init; }

    /// <summary>Its ladder, cheapest first; empty for one that the policy does not have.</summary>
    public ImmutableArray<string> Ladder { get; init; } = [];

    /// <summary>Why it has that ladder, in the author's words.</summary>
    public string? Why { get; init; }

    /// <summary>The kind of thinking, when stated.</summary>
    public TaskType? Type { get; init; }

    /// <summary>True when a customer reads the answer.</summary>
    public bool CustomerFacing { get; init; }

    /// <summary>True when it judges tickets by a rubric.</summary>
    public bool IsWorker { get; init; }

    /// <summary>Its line of <c>suffice bill --by task</c>; <see langword="null"/> when nothing was seen in the time.</summary>
    public BillLine? Bill { get; init; }

    /// <summary>Requests that tried more than one rung, with the 95% interval (Wilson).</summary>
    public Share Escalation => new(Bill?.Escalated ?? 0, Bill?.Requests ?? 0);

    /// <summary>Its calibration as it stands; <see langword="null"/> when the checks alone decide.</summary>
    public CalibrationReview? Calibration { get; init; }

    /// <summary>The demotion in force; <see langword="null"/> when it is trusted.</summary>
    public Demotion? Demotion { get; init; }

    /// <summary>Why it waits for a person too long; <see langword="null"/> when it does not.</summary>
    public string? Overdue { get; init; }

    /// <summary>How it stands to its floor; <see langword="null"/> for one that the policy does not have.</summary>
    public TaskFloor? Floor { get; init; }
}
