using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics;

namespace Suffice.Evaluation.Sets.Promptfoo;

/// <summary>Reads a cell of an <c>__expected</c> column: <c>type:value</c>, <c>type(threshold):value</c>, or the text to be equal to.</summary>
internal static partial class ExpectedCell
{
    // In a cell a list is written with commas.
    private static readonly string[] Lists = ["contains-any", "contains-all", "icontains-any", "icontains-all"];

    public static MetricSpec Read(string cell, string? name)
    {
        Match match = Typed().Match(cell);
        string type = match.Groups["type"].Value;
        string plain = type.StartsWith("not-", StringComparison.Ordinal) ? type["not-".Length..] : type;
        if (!match.Success || !(BuiltInMetrics.Knows(plain) || BuiltInMetrics.WhyNot(plain) is not null))
        {
            return new MetricSpec("equals") { Value = JsonSerializer.SerializeToElement(cell), Label = Named(name) };
        }

        string value = match.Groups["value"].Value.Trim();
        double? threshold = match.Groups["threshold"] is { Success: true } stated ? double.Parse(stated.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
        return MetricSpecs.Checked(new MetricSpec(plain)
        {
            IsNegated = type.Length > plain.Length,
            Threshold = threshold,
            Label = Named(name),
            Value = value.Length == 0 ? null
                : Lists.Contains(plain) ? JsonSerializer.SerializeToElement(value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                : JsonSerializer.SerializeToElement(value),
        });
    }

    private static string? Named(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim();

    [GeneratedRegex(@"^(?<type>[a-z][a-z0-9-]*)(\((?<threshold>[0-9.]+)\))?(:(?<value>.*))?\z", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Typed();
}
