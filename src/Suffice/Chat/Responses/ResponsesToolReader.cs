using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.Responses;

/// <summary>Reads tools: flat, where Chat Completions nests them.</summary>
internal static class ResponsesToolReader
{
    public static ToolDefinition Read(JsonElement value)
    {
        FieldReader fields = FieldReader.Of(value);
        string kind = fields.RequiredText("type", "use function, custom or a tool of the provider");
        if (kind != "function")
        {
            return new ToolDefinition(NameOf(value) ?? kind) { Kind = kind, Json = value };
        }

        return new ToolDefinition(fields.RequiredText("name", "name the function"))
        {
            Description = fields.Text("description"),
            Parameters = fields.Json("parameters"),
            Strict = fields.Flag("strict"),
            Extra = fields.Rest(),
        };
    }

    /// <summary>A custom tool has a name, a server of tools a label.</summary>
    private static string? NameOf(JsonElement tool) => TextOf(tool, "name") ?? TextOf(tool, "server_label");

    private static string? TextOf(JsonElement tool, string field) =>
        tool.TryGetProperty(field, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
