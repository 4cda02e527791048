namespace Suffice.Ledger;

/// <summary>A canary as the ledger has it.</summary>
/// <param name="Seq">Its place in the ledger.</param>
/// <param name="At">When it was asked (UTC).</param>
/// <param name="Answer">What was answered.</param>
public sealed record CanaryNote(long Seq, DateTimeOffset At, CanaryAnswer Answer);
