using System.Collections.Immutable;
using Suffice.Learning.Labels;

namespace Suffice.Evaluation.Local;

/// <summary>Calls whose labels are known, and what was left out of them.</summary>
/// <param name="From">Where they come from, in words.</param>
/// <param name="Examples">The calls.</param>
/// <param name="LeftOut">What was left out and why, with counts; empty when nothing was.</param>
public sealed record LabelExamples(string From, IReadOnlyList<LabelExample> Examples, ImmutableArray<string> LeftOut);
