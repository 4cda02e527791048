using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Reports;

/// <summary>What one metric says of a model.</summary>
/// <param name="Name">The metric.</param>
/// <param name="Answers">Answers that it applied to.</param>
/// <param name="Mean">Its mean over these, 0 to 1.</param>
/// <param name="Mean95">The mean's 95% interval; items that belong together are drawn together. <see langword="null"/> when too few draws have the figure.</param>
/// <param name="Failed">Of these answers, those that it fails.</param>
/// <param name="Decides">True when an answer must pass it; false when it is reported only.</param>
public sealed record MetricReport(string Name, int Answers, double Mean, Interval? Mean95, int Failed, bool Decides);
