using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Curves;

/// <summary>Calls of about the same confidence: a point of the reliability plot.</summary>
/// <param name="Calls">How many.</param>
/// <param name="Stated">Their mean confidence.</param>
/// <param name="Right">The share of them whose answer is right.</param>
/// <param name="Right95">Its 95% interval (Wilson).</param>
public sealed record ReliabilityPoint(int Calls, double Stated, double Right, [property: JsonPropertyName("right_95")] Interval Right95)
{
    private const int Bins = 10;

    /// <summary>The plot's points, each a tenth of the calls.</summary>
    /// <param name="stated">The confidences.</param>
    /// <param name="right">Whether each answer is right.</param>
    /// <returns>The points, by rising confidence; none for no calls.</returns>
    public static ImmutableArray<ReliabilityPoint> Of(ReadOnlySpan<double> stated, ReadOnlySpan<bool> right) =>
        stated.IsEmpty ? [] : [.. Reliability.EqualMass(stated, right, Bins).Select(Of)];

    private static ReliabilityPoint Of(ReliabilityBin bin) =>
        new(bin.Count, bin.Stated, bin.Right, WilsonInterval.Of((int)Math.Round(bin.Right * bin.Count), bin.Count));
}
