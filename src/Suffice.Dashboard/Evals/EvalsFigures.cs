using System.Collections.Immutable;

namespace Suffice.Dashboard.Evals;

/// <summary>The runs of <c>suffice eval</c>: what was tried, and what was shown.</summary>
/// <param name="Task">Only those of this task; <see langword="null"/> for all.</param>
/// <param name="Tasks">The tasks that have runs, by name.</param>
/// <param name="Count">How many runs there are, of the task where one is named.</param>
/// <param name="Page">Which page of them, from 1.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Runs">The runs of the page, the latest first.</param>
public sealed record EvalsFigures(string? Task, ImmutableArray<string> Tasks, int Count, int Page, int Pages, ImmutableArray<EvalLine> Runs);
