using System.Collections.Immutable;

namespace Suffice.Reviewing;

/// <summary>What of what was promised is still true, and what to do now: the page that a person reads once a month.</summary>
/// <param name="MadeAt">When it was made (UTC).</param>
/// <param name="From">From when it counts (UTC), inclusive.</param>
/// <param name="To">Until when (UTC), exclusive.</param>
/// <param name="PolicyVersion">The policy it is about.</param>
/// <param name="Todo">What to do now, the most pressing first.</param>
/// <param name="Tasks">The tasks, in the order of the policy.</param>
/// <param name="Models">The models of their ladders.</param>
public sealed record ReviewReport(
    DateTimeOffset MadeAt,
    DateTimeOffset From,
    DateTimeOffset To,
    string PolicyVersion,
    ImmutableArray<Todo> Todo,
    ImmutableArray<TaskReview> Tasks,
    ImmutableArray<ModelReview> Models);
