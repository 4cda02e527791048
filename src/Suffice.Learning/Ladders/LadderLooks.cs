using System.Collections.Immutable;

namespace Suffice.Learning.Ladders;

/// <summary>All that an estimator learned.</summary>
/// <param name="Likeness">Tells calls like the fitted ones from others.</param>
/// <param name="Before">One probability a rung, from the call alone.</param>
/// <param name="After">For each rung, from its answer: whether it is right and whether the last rung's would be; empty when not fitted.</param>
/// <param name="AfterSecond">The same with a second model's answer known; empty when not fitted.</param>
internal sealed record LadderLooks(Likeness Likeness, LookModel Before, ImmutableArray<LookModel> After, ImmutableArray<LookModel> AfterSecond);
