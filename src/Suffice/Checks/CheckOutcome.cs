namespace Suffice.Checks;

/// <summary>What a check found about an answer.</summary>
/// <param name="Check">Its name.</param>
/// <param name="Kind">Passed, failed or not applicable.</param>
/// <param name="Detail">The violation; kept in the ledger only where the policy keeps content, for it may quote the answer.</param>
/// <param name="Score">The number the finding rests on, such as a calibrated confidence; <see langword="null"/> when it rests on none.</param>
public readonly record struct CheckOutcome(string Check, FindingKind Kind, string? Detail = null, double? Score = null);
