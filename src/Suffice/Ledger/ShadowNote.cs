namespace Suffice.Ledger;

/// <summary>A shadow as the ledger has it.</summary>
/// <param name="Seq">Its place in the ledger; later ones have higher.</param>
/// <param name="At">When it was asked (UTC).</param>
/// <param name="Task">The task.</param>
/// <param name="Pair">The two answers, and what comparing them told.</param>
public sealed record ShadowNote(long Seq, DateTimeOffset At, string Task, ShadowPair Pair)
{
    /// <summary>What a judge said of it later, the last word; <see langword="null"/> when none did.</summary>
    public ShadowVerdict? Judged { get; init; }

    /// <summary>What is known of the pair: the judge's word, or what comparing told.</summary>
    public ShadowVerdict Verdict => Judged ?? Pair.Verdict;
}
