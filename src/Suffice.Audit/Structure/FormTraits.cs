using System.Text.Json;
using Suffice.Chat;
using Suffice.Classifier;

namespace Suffice.Audit.Structure;

/// <summary>Traits of the form asked of the answer: schema, labels in it, tools.</summary>
internal static class FormTraits
{
    public static void Read(ChatRequest request, TaskType? type, TraitFinding found)
    {
        if (request.Tools.Length > 0 && request.ToolChoice is not { Mode: ToolChoiceMode.None })
        {
            found.Add(CallTraits.Tools, request.Tools.Length == 1 ? $"tool {request.Tools[0].Name}" : $"{request.Tools.Length} tools");
        }

        if (request.Format is { Kind: AnswerFormatKind.JsonObject })
        {
            found.Add(CallTraits.JsonAsked, "the response format");
        }

        if (AskedSchema(request) is not var (schema, name))
        {
            return;
        }

        found.Add(CallTraits.Schema, $"schema \"{name}\"");
        if (type is null or TaskType.Classification && SchemaLabels.Read(schema) is { Count: > 1 } labels)
        {
            found.AddLabels(labels, "allowed by the schema");
        }
    }

    private static (JsonElement Schema, string Name)? AskedSchema(ChatRequest request)
    {
        if (request.Format?.Schema is { } schema)
        {
            return (schema, request.Format.Name ?? TitleOf(schema) ?? "of the response");
        }

        ToolDefinition? forced = request.ToolChoice is { Mode: ToolChoiceMode.Named, Name: { } name }
            ? request.Tools.FirstOrDefault(tool => tool.Name == name)
            : null;
        return forced?.Parameters is { } parameters ? (parameters, forced.Name) : null;
    }

    /// <summary>What a schema calls itself.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>Its title; <see langword="null"/> when it has none.</returns>
    public static string? TitleOf(JsonElement? schema) =>
        schema is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty("title", out JsonElement title) && title.ValueKind == JsonValueKind.String
            ? title.GetString()
            : null;
}
