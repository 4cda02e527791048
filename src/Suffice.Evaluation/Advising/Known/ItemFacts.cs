using System.Collections.Immutable;

namespace Suffice.Evaluation.Advising.Known;

/// <summary>The eval items of a task.</summary>
/// <param name="Files">Their files; empty when there are none.</param>
/// <param name="Items">How many there are.</param>
/// <param name="Labelled">How many have a right answer, or a metric of their own.</param>
/// <param name="Problem">Why they cannot be read; <see langword="null"/> when they can.</param>
internal sealed record ItemFacts(ImmutableArray<string> Files, int Items, int Labelled, string? Problem = null);
