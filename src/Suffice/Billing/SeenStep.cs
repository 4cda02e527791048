namespace Suffice.Billing;

/// <summary>What the ledger saw of a step.</summary>
/// <param name="Calls">Requests.</param>
/// <param name="Escalated">Requests that tried more than one rung.</param>
/// <param name="Unpriced">Requests whose cost or baseline is not known.</param>
/// <param name="BeforeUsd">What the baseline would have cost all of them, in USD; <see langword="null"/> when it is not known of every one.</param>
/// <param name="AfterUsd">What all of them cost, in USD; <see langword="null"/> when it is not known of every one.</param>
public sealed record SeenStep(long Calls, long Escalated, long Unpriced, decimal? BeforeUsd, decimal? AfterUsd);
