using System.Collections.Immutable;

namespace Suffice.Evaluation.Reports;

/// <summary>The items that a person should look at, by what there is to see.</summary>
/// <param name="CheapWrong">The first model fails where the last passes.</param>
/// <param name="CheapBetter">The first model passes where the last fails.</param>
/// <param name="Mixed">Models differ otherwise, or one with itself.</param>
/// <param name="Errors">An answer is an error.</param>
/// <param name="AllFailed">Every answer fails: a hard item, or a wrong reference.</param>
public sealed record DifferenceReport(
    ImmutableArray<string> CheapWrong, ImmutableArray<string> CheapBetter, ImmutableArray<string> Mixed, ImmutableArray<string> Errors, ImmutableArray<string> AllFailed);
