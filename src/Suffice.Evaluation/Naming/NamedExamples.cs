using System.Collections.Immutable;
using Suffice.Learning.Labels;

namespace Suffice.Evaluation.Naming;

/// <summary>Calls whose task is known: the label of each is its task.</summary>
/// <param name="Examples">The calls.</param>
/// <param name="From">Where they come from, in words with counts.</param>
/// <param name="LeftOut">What was left out and why, with counts.</param>
public sealed record NamedExamples(IReadOnlyList<LabelExample> Examples, ImmutableArray<string> From, ImmutableArray<string> LeftOut)
{
    /// <summary>Puts the calls of several places together.</summary>
    /// <param name="parts">The places.</param>
    /// <returns>All of them.</returns>
    public static NamedExamples Of(IReadOnlyCollection<NamedExamples> parts) => new(
        [.. parts.SelectMany(part => part.Examples)],
        [.. parts.SelectMany(part => part.From)],
        [.. parts.SelectMany(part => part.LeftOut)]);
}
