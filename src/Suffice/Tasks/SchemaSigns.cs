using System.Collections.Frozen;
using System.Text.Json;

namespace Suffice.Tasks;

/// <summary>Signs in what the response schema asks for.</summary>
internal static class SchemaSigns
{
    // Fields in which a model thinks before it answers; they say nothing about the answer.
    private static readonly FrozenSet<string> Thinking = Names(
        "reasoning", "rationale", "explanation", "thinking", "thought", "thoughts", "steps", "analysis", "justification",
        "chain_of_thought", "confidence");

    private static readonly FrozenSet<string> Score = Names("score", "scores", "rating", "ratings", "grade", "points", "marks");

    private static readonly FrozenSet<string> Answer = Names(
        "answer", "final_answer", "result", "response", "output", "text", "content", "value", "message", "reply", "solution");

    private enum Field
    {
        Choice,
        Score,
        Answer,
        Other,
    }

    public static void Find(JsonElement? schema, EvidenceList found)
    {
        if (schema is not { ValueKind: JsonValueKind.Object } root)
        {
            return;
        }

        if (IsChoice(root))
        {
            found.Add(TaskType.Classification, 12, "the schema is a list of allowed values");
        }

        if (!root.TryGetProperty("properties", out JsonElement properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        Judge(
            [
                .. properties.EnumerateObject()
                    .Where(property => property.Value.ValueKind == JsonValueKind.Object && !Thinking.Contains(property.Name))
                    .Select(property => KindOf(property.Name, property.Value)),
            ],
            found);
    }

    private static void Judge(Field[] fields, EvidenceList found)
    {
        if (fields is [Field.Choice])
        {
            found.Add(TaskType.Classification, 12, "the schema asks for one of the allowed values");
        }
        else if (fields.Length > 0 && fields.All(field => field == Field.Choice))
        {
            found.Add(TaskType.Classification, 8, $"the schema asks for {fields.Length} choices");
        }
        else if (fields.Contains(Field.Score))
        {
            found.Add(TaskType.Scoring, 8, "the schema asks for a score");
        }
        else if (fields.Length > 0 && fields is not [Field.Answer])
        {
            found.Add(TaskType.Extraction, 6, $"the schema asks for {fields.Length} fields");
        }
    }

    private static Field KindOf(string name, JsonElement schema) =>
        IsChoice(schema) ? Field.Choice
        : Score.Contains(name) || (schema.TryGetProperty("minimum", out _) && schema.TryGetProperty("maximum", out _)) ? Field.Score
        : Answer.Contains(name) ? Field.Answer
        : Field.Other;

    private static bool IsChoice(JsonElement schema) =>
        schema.TryGetProperty("enum", out _)
        || (schema.TryGetProperty("type", out JsonElement type)
            && type.ValueKind == JsonValueKind.String
            && type.ValueEquals("boolean"));

    private static FrozenSet<string> Names(params string[] names) => names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
