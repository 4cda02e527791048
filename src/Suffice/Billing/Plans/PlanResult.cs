using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Suffice.Yaml;

namespace Suffice.Billing.Plans;

/// <summary>What came of pricing a plan: its bill, or everything that is wrong with it.</summary>
public sealed record PlanResult
{
    /// <summary>The bill; <see langword="null"/> when there is any error.</summary>
    public FlowBill? Bill { get; init; }

    /// <summary>Every mistake found, by file and line; those of the policy that the plan names included.</summary>
    public ImmutableArray<YamlError> Errors { get; init; } = [];

    /// <summary>True when there is a bill.</summary>
    [MemberNotNullWhen(true, nameof(Bill))]
    public bool IsValid => Bill is not null;
}
