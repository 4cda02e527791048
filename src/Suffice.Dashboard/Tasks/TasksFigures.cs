using System.Collections.Immutable;
using Suffice.Dashboard.Times;
using Suffice.Ledger.Bills;

namespace Suffice.Dashboard.Tasks;

/// <summary>Every task: of the policy, the default included, and of the ledger.</summary>
public sealed record TasksFigures
{
    /// <summary>The days it is of.</summary>
    public required Period Period { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The policy in force.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>The tasks: those of the policy in its order, then what else the ledger has seen, the dearest first.</summary>
    public required ImmutableArray<TaskLine> Tasks { get; init; }

    /// <summary>All together: the total of <c>suffice bill</c> for the same time.</summary>
    public required BillLine Total { get; init; }
}
