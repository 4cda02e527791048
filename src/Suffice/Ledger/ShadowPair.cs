namespace Suffice.Ledger;

/// <summary>An accepted answer of a lower rung beside the last rung's to the same call.</summary>
/// <param name="Request">The id of the request that was answered.</param>
/// <param name="Ladder">The task's ladder, cheapest first, joined by <c>&gt;</c>.</param>
/// <param name="Model">The model whose answer was served.</param>
/// <param name="Reference">The last rung's model.</param>
/// <param name="Verdict">What comparing the two told.</param>
public sealed record ShadowPair(string Request, string Ladder, string Model, string Reference, ShadowVerdict Verdict);
