using System.Collections.Immutable;
using Suffice.Checks;
using Suffice.Policy;

namespace Suffice.Cascade;

/// <summary>What a gate says of an answer.</summary>
/// <param name="Failed">The check that failed; <see langword="null"/> when the answer passed.</param>
/// <param name="Violation">What was wrong, in words for the model.</param>
/// <param name="Outcomes">What each check found that was run.</param>
internal sealed record GateVerdict(GateCheck? Failed, string? Violation, ImmutableArray<CheckOutcome> Outcomes)
{
    /// <summary>True when the answer may reach the caller.</summary>
    public bool IsPassed => Failed is null;
}
