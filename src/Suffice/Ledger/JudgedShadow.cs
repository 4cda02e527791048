namespace Suffice.Ledger;

/// <summary>What a judge said of a shadow.</summary>
/// <param name="Place">Its place among the verdicts; later ones have higher.</param>
/// <param name="At">When it was said (UTC).</param>
/// <param name="Task">The task.</param>
/// <param name="Ladder">The ladder that the answers came from.</param>
/// <param name="Request">The request whose answer was judged.</param>
/// <param name="Judge">Who said so.</param>
/// <param name="Verdict">What was said.</param>
internal sealed record JudgedShadow(
    long Place, DateTimeOffset At, string Task, string Ladder, string Request, string Judge, ShadowVerdict Verdict);
