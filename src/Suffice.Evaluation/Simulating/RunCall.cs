using System.Collections.Immutable;
using Suffice.Ledger;

namespace Suffice.Evaluation.Simulating;

/// <summary>A past call after it was run under a policy.</summary>
/// <param name="Entry">Its row.</param>
/// <param name="IsGood">Whether the answer is good; false where none was served, <see langword="null"/> when nothing tells.</param>
/// <param name="Missing">Models whose answer was wanted and could not be had: the row is then none of a real run.</param>
/// <param name="Asked">Calls sent to providers.</param>
internal sealed record RunCall(RequestEntry Entry, bool? IsGood, ImmutableArray<string> Missing, int Asked)
{
    /// <summary>The call under the policy.</summary>
    public CallSide Side => Missing.IsEmpty ? CallSide.Settled(Entry.Model, Entry.CostUsd, IsGood) : CallSide.Unknown;

    /// <summary>What is not known of it.</summary>
    public ImmutableArray<string> Unknown =>
    [
        .. Missing.Select(model => $"what {model} would have answered"),
        .. Entry.Attempts.Where(attempt => attempt.Cost.Usd is null).Select(attempt => $"the price of {attempt.Model}").Distinct(StringComparer.Ordinal),
    ];

    /// <summary>True when the same answer was served: of the same model, and corrected or not alike.</summary>
    /// <param name="one">A row.</param>
    /// <param name="other">Another row of the same call.</param>
    /// <returns>Whether they served the same.</returns>
    public static bool IsSameAnswer(RequestEntry one, RequestEntry other) => one.Model == other.Model && IsCorrected(one) == IsCorrected(other);

    private static bool IsCorrected(RequestEntry entry) =>
        entry.Attempts.LastOrDefault(attempt => attempt.Outcome == AttemptOutcome.Accepted)?.Purpose == AttemptPurpose.Correction;
}
