using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.Texts;

/// <summary>The longest run of words in the same order that answer and reference share, gaps allowed, as F1 (Lin 2004).</summary>
internal sealed class RougeLMetric(MetricSpec spec) : IMetric
{
    private const double UsualThreshold = 0.75;

    public static MetricDefinition Definition { get; } =
        new("rouge-l", "Longest common sequence of words with the reference, as F1.", spec => new RougeLMetric(spec)) { NeedsReference = true };

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken) => new(Standard.TextOf(spec, measured) is { } reference
        ? MetricResult.Graded(Of(reference, measured.Text), spec.Threshold ?? UsualThreshold)
        : Standard.None);

    /// <summary>The figure, 0 to 1.</summary>
    public static double Of(string reference, string answer)
    {
        string[] wanted = TextTokens.Of(reference);
        string[] given = TextTokens.Of(answer);
        return F1.Of(LongestCommon(wanted, given), wanted.Length, given.Length);
    }

    private static int LongestCommon(string[] one, string[] two)
    {
        int[] above = new int[two.Length + 1];
        int[] row = new int[two.Length + 1];
        foreach (string word in one)
        {
            for (int j = 0; j < two.Length; j++)
            {
                row[j + 1] = word == two[j] ? above[j] + 1 : Math.Max(above[j + 1], row[j]);
            }

            (above, row) = (row, above);
        }

        return above[two.Length];
    }
}
