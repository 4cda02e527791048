using System.Text.Json;
using Suffice.Classifier.Words;

namespace Suffice.Classifier.Signs;

/// <summary>Signs in what the response schema asks for.</summary>
internal static class SchemaSigns
{
    // Fields in which a model thinks before it answers; they say nothing about the answer.
    private static readonly WordSet Thinking = new(
        "reasoning rationale explanation thinking thought thoughts steps analysis justification chain_of_thought confidence reason evidence comment feedback");

    private static readonly WordSet Score = new("score scores rating ratings grade points marks overall_score");

    private static readonly WordSet Answer = new("answer final_answer result response output text content value message reply solution");

    private static readonly (TaskType Type, WordSet Names)[] Named =
    [
        (TaskType.Summarization, new("summary tldr abstract synopsis headline key_points takeaways")),
        (TaskType.Translation, new("translation translated_text translated translations")),
        (TaskType.Rewriting, new("rewritten rewritten_text revised revised_text paraphrase corrected corrected_text edited_text")),
        (TaskType.Code, new("code sql query_sql program patch")),
        (TaskType.Classification, new("label category intent sentiment class topic priority labels categories intents")),
        (TaskType.SlotFilling, new("slots slot")),
    ];

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

        JsonProperty[] asked =
        [
            .. properties.EnumerateObject()
                .Where(property => property.Value.ValueKind == JsonValueKind.Object && !Thinking.Contains(property.Name)),
        ];
        FindNames(asked, found);
        Judge([.. asked.Select(property => KindOf(property.Name, property.Value))], found);
    }

    private static void FindNames(JsonProperty[] asked, EvidenceList found)
    {
        foreach ((TaskType type, WordSet names) in Named)
        {
            foreach (JsonProperty property in asked.Where(property => names.Contains(property.Name)).Take(1))
            {
                found.Add(type, asked.Length == 1 ? 8 : 4, $"the schema asks for \"{property.Name}\"");
            }
        }

        if (asked.Length > 1 && asked.All(property => property.Name.Contains("slot", StringComparison.OrdinalIgnoreCase)))
        {
            found.Add(TaskType.SlotFilling, 10, "the schema asks for slots");
        }
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
        else if (fields.Length > 1)
        {
            found.Add(TaskType.Extraction, 6, $"the schema asks for {fields.Length} fields");
        }
        else if (fields is [Field.Other])
        {
            found.Add(TaskType.Extraction, 4, "the schema asks for a field");
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
}
