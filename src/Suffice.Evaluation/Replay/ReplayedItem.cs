using Suffice.Ledger;

namespace Suffice.Evaluation.Replay;

/// <summary>One item after its replay: what the cascade did, beside what each rung would have done alone.</summary>
/// <param name="Entry">The cascade's row.</param>
/// <param name="Rungs">Each rung alone, in the ladder's order.</param>
internal sealed record ReplayedItem(RequestEntry Entry, IReadOnlyList<RungAlone> Rungs)
{
    /// <summary>The first rung.</summary>
    public RungAlone First => Rungs[0];

    /// <summary>The last rung.</summary>
    public RungAlone Last => Rungs[^1];

    /// <summary>The cheapest rung that is right, or the cheapest when none is.</summary>
    public RungAlone Oracle => Rungs
        .OrderByDescending(r => r.Correct == true)
        .ThenBy(r => r.CostUsd ?? decimal.MaxValue)
        .First();

    /// <summary>The recorded rung whose answer was served; <see langword="null"/> when none was.</summary>
    public RungAlone? Served => Rungs.FirstOrDefault(r => string.Equals(r.Model, Entry.Model, StringComparison.Ordinal));
}

/// <summary>What one rung's recorded answer was worth.</summary>
/// <param name="Model">The model.</param>
/// <param name="Correct">Whether it was right; <see langword="null"/> when the recording does not say.</param>
/// <param name="CostUsd">What it cost; <see langword="null"/> when the price is unknown.</param>
/// <param name="OutputTokens">Its answer tokens.</param>
internal sealed record RungAlone(string Model, bool? Correct, decimal? CostUsd, long OutputTokens);
