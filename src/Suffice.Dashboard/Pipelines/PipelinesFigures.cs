using System.Collections.Immutable;
using Suffice.Billing;
using Suffice.Dashboard.Times;

namespace Suffice.Dashboard.Pipelines;

/// <summary>Each pipeline of the policy and of the ledger: what a run costs, before and after.</summary>
/// <param name="Period">The days it is of.</param>
/// <param name="Pipelines">The pipelines, the dearest first; those without a run last.</param>
public sealed record PipelinesFigures(Period Period, ImmutableArray<PipelineLine> Pipelines);

/// <summary>A pipeline in a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsInPolicy">False for one that the policy has no longer.</param>
/// <param name="Why">Why it is as it is, in its author's words.</param>
/// <param name="Bill">The bill of its runs in the days, as <c>suffice bill --pipeline NAME --json</c> says; <see langword="null"/> without a run.</param>
public sealed record PipelineLine(string Name, bool IsInPolicy, string? Why, FlowBill? Bill)
{
    /// <summary>Calls that failed upstream, or whose caller left.</summary>
    public long FailedCalls => Bill?.Lines.Sum(line => line.Seen?.Failed ?? 0) ?? 0;
}
