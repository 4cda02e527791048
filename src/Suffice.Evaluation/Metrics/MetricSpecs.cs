using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Suffice.Evaluation.Items;
using Suffice.Providers.Recordings.Lines;

namespace Suffice.Evaluation.Metrics;

/// <summary>Reads which metrics are asked for: promptfoo's assertions, or <c>name:value@threshold</c> on the command line.</summary>
public static class MetricSpecs
{
    private const string Group = "assert-set";
    private const string Negation = "not-";

    private static readonly string[] Known = ["type", "value", "threshold", "weight", "metric", "provider", "config", "assert"];

    /// <summary>Reads one as it is written on the command line.</summary>
    /// <param name="text">Such as <c>rouge-l@0.6</c>, <c>not-contains:sorry</c>, <c>llm-rubric:is polite</c>.</param>
    /// <returns>The metric.</returns>
    /// <exception cref="EvalMetricException">There is no such metric, or it cannot be used so.</exception>
    public static MetricSpec Parse(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string head = colon < 0 ? text : text[..colon];
        int at = head.IndexOf('@', StringComparison.Ordinal);
        string type = at < 0 ? head : head[..at];
        double? threshold = at < 0 ? null
            : double.TryParse(head.AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number
            : throw new EvalMetricException($"'{text}': '{head[(at + 1)..]}' is no number; a metric is written NAME, NAME@THRESHOLD, NAME:VALUE or NAME@THRESHOLD:VALUE");
        string plain = Plain(type);
        try
        {
            return Checked(new MetricSpec(plain)
            {
                IsNegated = plain.Length < type.Length,
                Threshold = threshold,
                Value = colon < 0 ? null : Value(text[(colon + 1)..]),
            });
        }
        catch (InvalidDataException e)
        {
            throw new EvalMetricException(e.Message, e);
        }
    }

    /// <summary>Reads a list of assertions.</summary>
    /// <param name="asserts">The list; <see langword="null"/> for none.</param>
    /// <param name="path">Where it stands in its row.</param>
    /// <exception cref="InvalidDataException">One of them is unknown or wrong.</exception>
    internal static ImmutableArray<MetricSpec> Read(JsonElement? asserts, string path) => asserts switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select((one, i) => One(RowFields.Of(one, $"{path}[{i}]")))],
        { } other => throw RowFields.Wrong(path, other, "a list of checks with a type each"),
    };

    /// <summary>Makes sure that a metric can be made of it.</summary>
    /// <exception cref="InvalidDataException">It cannot.</exception>
    internal static MetricSpec Checked(MetricSpec spec)
    {
        if (spec.Type != Group)
        {
            BuiltInMetrics.Make(spec);
        }

        return spec;
    }

    private static MetricSpec One(RowFields row)
    {
        string type = row.Wanted("type");
        foreach (JsonProperty field in row.Whole.EnumerateObject())
        {
            if (!Known.Contains(field.Name))
            {
                throw new InvalidDataException($"{row.PathOf(field.Name)}: '{field.Name}' of a check cannot be done here; {string.Join(", ", Known)} can");
            }
        }

        string plain = Plain(type);
        double weight = row.Number("weight") ?? 1;
        return weight < 0
            ? throw new InvalidDataException($"{row.PathOf("weight")} is {weight}; a number from 0 is wanted")
            : Checked(new MetricSpec(plain)
            {
                IsNegated = plain.Length < type.Length,
                Value = row.Keep("value"),
                Threshold = row.Number("threshold"),
                Weight = weight,
                Label = row.Text("metric"),
                Judge = row.Text("provider"),
                Config = row.Keep("config"),
                Of = type == Group ? Read(row.List("assert") ?? throw new InvalidDataException($"{row.PathOf("assert")} is missing"), row.PathOf("assert")) : [],
            });
    }

    private static string Plain(string type) => type.StartsWith(Negation, StringComparison.Ordinal) ? type[Negation.Length..] : type;

    private static JsonElement Value(string text) =>
        text.AsSpan().TrimStart() is ['{' or '[', ..] && Checks.AnswerJson.Read(text).Root is { } json ? json : JsonSerializer.SerializeToElement(text);
}
