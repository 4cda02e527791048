using System.Text.RegularExpressions;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.Texts;

/// <summary>The answer matches a pattern somewhere; patterns are matched in linear time, as in policies.</summary>
internal sealed class RegexMetric(MetricSpec spec) : IMetric
{
    private readonly Regex? stated = spec.Value is { } value && !Checks.Canonical.JsonScalar.TextOf(value).Contains("{{", StringComparison.Ordinal)
        ? Compiled(Checks.Canonical.JsonScalar.TextOf(value), spec)
        : null;

    public static MetricDefinition Definition { get; } =
        new("regex", "The answer matches a pattern.", spec => new RegexMetric(spec)) { NeedsReference = true };

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken)
    {
        try
        {
            return new((stated ?? (Standard.TextOf(spec, measured) is { } pattern ? Compiled(pattern, spec) : null)) is { } wanted
                ? MetricResult.Of(wanted.IsMatch(measured.Text), $"does not match {wanted}")
                : Standard.None);
        }
        catch (InvalidDataException unusable)
        {
            return new(MetricResult.Failed(unusable.Message));
        }
    }

    private static Regex Compiled(string pattern, MetricSpec spec)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new InvalidDataException($"{spec.Name}: the pattern cannot be used: {e.Message}; look-around and back-references are not matched", e);
        }
    }
}
