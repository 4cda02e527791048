using System.Text.Json;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.Texts;

/// <summary>Share of runs of n words that answer and reference have in common, as F1 (Lin 2004); n is 1 unless <c>config: {n: 2}</c>.</summary>
internal sealed class RougeNMetric(MetricSpec spec) : IMetric
{
    // promptfoo's own, so that files carry over.
    private const double UsualThreshold = 0.75;

    private readonly int length = LengthOf(spec);

    public static MetricDefinition Definition { get; } =
        new("rouge-n", "Share of words (or runs of n words) in common with the reference, as F1.", spec => new RougeNMetric(spec)) { NeedsReference = true };

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken) => new(Standard.TextOf(spec, measured) is { } reference
        ? MetricResult.Graded(Of(reference, measured.Text, length), spec.Threshold ?? UsualThreshold)
        : Standard.None);

    /// <summary>The figure, 0 to 1.</summary>
    public static double Of(string reference, string answer, int n)
    {
        Dictionary<string, int> wanted = Runs(reference, n, out int wantedCount);
        Dictionary<string, int> given = Runs(answer, n, out int givenCount);
        return F1.Of(wanted.Sum(run => Math.Min(run.Value, given.GetValueOrDefault(run.Key))), wantedCount, givenCount);
    }

    private static int LengthOf(MetricSpec spec) =>
        spec.Config is { ValueKind: JsonValueKind.Object } config && config.TryGetProperty("n", out JsonElement n)
            ? n.ValueKind == JsonValueKind.Number && n.TryGetInt32(out int length) && length is >= 1 and <= 10 ? length : throw new InvalidDataException($"{spec.Name}: n is a whole number from 1 to 10")
            : 1;

    private static Dictionary<string, int> Runs(string text, int n, out int count)
    {
        string[] tokens = TextTokens.Of(text);
        Dictionary<string, int> runs = new(StringComparer.Ordinal);
        for (int i = 0; i + n <= tokens.Length; i++)
        {
            string run = string.Join(' ', tokens, i, n);
            runs[run] = runs.GetValueOrDefault(run) + 1;
        }

        count = Math.Max(0, tokens.Length - n + 1);
        return runs;
    }
}
