using System.Text.Json;
using Suffice.Checks;
using Suffice.Checks.Canonical;
using Suffice.Checks.Tools;
using Suffice.Classifier;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics.ToolCalls;

namespace Suffice.Evaluation.Metrics.Scoring;

/// <summary>Chooses the metric of an item that asks for none, by the form of its reference.</summary>
/// <param name="type">The task's kind of thinking; <see langword="null"/> when unstated.</param>
internal sealed class UsualMetrics(TaskType? type)
{
    // Beyond a line of this length a reference is prose, which nobody words alike.
    private const int LongestLabel = 80;

    private readonly SchemaLabels schemas = new();

    /// <summary>Chooses it.</summary>
    /// <returns>The metric; <see langword="null"/> when the item has no reference.</returns>
    public MetricSpec? Of(EvalItem item) => item.IsLabelled ? new MetricSpec(NameFor(item, item.Reference!.Value)) : null;

    private string NameFor(EvalItem item, JsonElement reference)
    {
        if (!item.Request.Tools.IsEmpty && WantsCalls(item, reference))
        {
            return "tool-call-match";
        }

        if (schemas.Of(item.Request).Labels is not null || type == TaskType.Classification)
        {
            return "label";
        }

        string text = JsonScalar.TextOf(reference).Trim();
        return IsStructured(reference, text) ? "field-f1"
            : IsNumber(text) ? "numeric"
            : text.Length <= LongestLabel && !text.Contains('\n', StringComparison.Ordinal) ? "label"
            : "rouge-l";
    }

    private static bool WantsCalls(EvalItem item, JsonElement reference) =>
        WantedCalls.Read(reference, item.Request.Tools) is { } wanted
        && (reference.ValueKind != JsonValueKind.String || wanted.Calls.All(call => OfferedTool.Find(item.Request.Tools, call.Name) is not null));

    private static bool IsStructured(JsonElement reference, string text) =>
        reference.ValueKind is JsonValueKind.Object or JsonValueKind.Array
        || (text is ['{' or '[', ..] && AnswerJson.Read(text).Root is { ValueKind: JsonValueKind.Object or JsonValueKind.Array });

    // A worked answer whose number is marked is compared by that number.
    private static bool IsNumber(string text) => CanonicalValue.NumberIn(text, out _) is not null || text.Contains("\n#### ", StringComparison.Ordinal);
}
