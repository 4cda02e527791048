using System.Text.Json;
using Suffice.Checks.Canonical;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.Texts;

/// <summary>The answer holds one of several texts, or all of them.</summary>
internal sealed class ContainsManyMetric(MetricSpec spec, bool all, StringComparison comparison) : IMetric
{
    public static MetricDefinition Any { get; } = Of("contains-any", "one of several texts", all: false, StringComparison.Ordinal);

    public static MetricDefinition All { get; } = Of("contains-all", "every one of several texts", all: true, StringComparison.Ordinal);

    public static MetricDefinition AnyAnyCase { get; } = Of("icontains-any", "one of several texts, whatever the case", all: false, StringComparison.OrdinalIgnoreCase);

    public static MetricDefinition AllAnyCase { get; } = Of("icontains-all", "every one of several texts, whatever the case", all: true, StringComparison.OrdinalIgnoreCase);

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken) => new(Measure(measured));

    private MetricResult Measure(MeasuredAnswer measured)
    {
        if (Standard.Of(spec, measured) is not { } standard)
        {
            return Standard.None;
        }

        string[] wanted = WordsOf(standard);
        string[] missing = [.. wanted.Where(word => !measured.Text.Contains(word, comparison))];
        return all
            ? MetricResult.Of(missing.Length == 0, $"does not hold {string.Join(", ", missing.Select(Standard.Quote))}")
            : MetricResult.Of(missing.Length < wanted.Length, $"holds none of {string.Join(", ", wanted.Select(Standard.Quote))}");
    }

    private static string[] WordsOf(JsonElement standard) => standard.ValueKind == JsonValueKind.Array
        ? [.. standard.EnumerateArray().Select(JsonScalar.TextOf)]
        : JsonScalar.TextOf(standard).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static MetricDefinition Of(string name, string what, bool all, StringComparison comparison) =>
        new(name, $"The answer holds {what}.", spec => new ContainsManyMetric(spec, all, comparison)) { NeedsReference = true };
}
