using System.Globalization;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.Texts;

/// <summary>How many letters must be changed, added or taken away to make the reference of the answer; the threshold is the most that pass, 5 where none is stated.</summary>
internal sealed class LevenshteinMetric(MetricSpec spec) : IMetric
{
    // promptfoo's own, so that files carry over.
    private const double UsualThreshold = 5;

    public static MetricDefinition Definition { get; } =
        new("levenshtein", "Letters to change, add or take away until the answer is the reference.", spec => new LevenshteinMetric(spec)) { NeedsReference = true };

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken)
    {
        if (Standard.TextOf(spec, measured) is not { } reference)
        {
            return new(Standard.None);
        }

        int distance = Distance(reference, measured.Text);
        int longest = Math.Max(reference.Length, measured.Text.Length);
        return new(MetricResult.Graded(
            longest == 0 ? 1 : 1 - ((double)distance / longest), distance <= (spec.Threshold ?? UsualThreshold), string.Create(CultureInfo.InvariantCulture, $"{distance} letters away")));
    }

    /// <summary>The distance (Levenshtein 1966), in two rows.</summary>
    public static int Distance(string one, string two)
    {
        int[] above = [.. Enumerable.Range(0, two.Length + 1)];
        int[] row = new int[two.Length + 1];
        for (int i = 0; i < one.Length; i++)
        {
            row[0] = i + 1;
            for (int j = 0; j < two.Length; j++)
            {
                row[j + 1] = Math.Min(Math.Min(row[j], above[j + 1]) + 1, above[j] + (one[i] == two[j] ? 0 : 1));
            }

            (above, row) = (row, above);
        }

        return above[two.Length];
    }
}
