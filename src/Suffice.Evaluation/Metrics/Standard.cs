using System.Text.Json;
using Suffice.Checks.Canonical;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics;

/// <summary>What an answer is measured against: the value that the metric states, else the item's reference.</summary>
internal static class Standard
{
    public static MetricResult None { get; } = MetricResult.NotApplicable("there is no reference to measure by");

    public static JsonElement? Of(MetricSpec spec, MeasuredAnswer measured) => spec.Value ?? measured.Item.Reference;

    public static string? TextOf(MetricSpec spec, MeasuredAnswer measured) =>
        Of(spec, measured) is { } standard ? JsonScalar.TextOf(standard) : null;

    /// <summary>The standard as JSON, also where it is written as a text that holds JSON.</summary>
    public static JsonElement? JsonOf(MetricSpec spec, MeasuredAnswer measured) => Of(spec, measured) switch
    {
        { ValueKind: JsonValueKind.String } text when text.GetString()!.AsSpan().TrimStart() is ['{' or '[', ..] =>
            Checks.AnswerJson.Read(text.GetString()!).Root ?? text,
        var other => other,
    };

    /// <summary>Cuts a text to what a reason can quote.</summary>
    public static string Quote(string text) => $"\"{JsonScalar.Quote(text.ReplaceLineEndings(" "))}\"";

    public static InvalidDataException Missing(MetricSpec spec, string wanted) => new($"{spec.Name}: value is missing; {wanted} is wanted");
}
