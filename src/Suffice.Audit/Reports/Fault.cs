using System.Collections.Immutable;

namespace Suffice.Audit.Reports;

/// <summary>A way in which rows were broken.</summary>
/// <param name="What">What was wrong, and what would be right.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Places">The first of them, as <c>file:line</c>.</param>
public sealed record Fault(string What, long Count, ImmutableArray<string> Places);
