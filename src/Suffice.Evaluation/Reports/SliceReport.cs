using System.Collections.Immutable;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Reports;

/// <summary>The items that carry one tag.</summary>
/// <param name="Tag">The tag, <c>name=value</c>.</param>
/// <param name="Items">How many items.</param>
/// <param name="Models">Each model on them.</param>
public sealed record SliceReport(string Tag, int Items, ImmutableArray<SliceScore> Models);

/// <summary>One model on a slice.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Passed">Answers that passed.</param>
/// <param name="Judged">Answers that passed or failed.</param>
/// <param name="PassRate">Passed of these; <see langword="null"/> without any.</param>
/// <param name="PassRate95">Its 95% interval (Wilson), as if items were independent.</param>
public sealed record SliceScore(string Model, int Passed, int Judged, double? PassRate, Interval? PassRate95);
