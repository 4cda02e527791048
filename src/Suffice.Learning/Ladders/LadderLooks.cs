using System.Collections.Immutable;

namespace Suffice.Learning.Ladders;

/// <summary>All that an estimator learned.</summary>
/// <param name="Likeness">Tells calls like the fitted ones from others.</param>
/// <param name="Before">For each rung, from the call alone.</param>
/// <param name="After">For each rung, from its answer; empty when not fitted.</param>
/// <param name="AfterSecond">The same with a second model's answer known; empty when not fitted.</param>
internal sealed record LadderLooks(Likeness Likeness, ImmutableArray<LookModel> Before, ImmutableArray<LookModel> After, ImmutableArray<LookModel> AfterSecond);
