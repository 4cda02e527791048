using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.OpenAI;

/// <summary>Reads tools and calls of them.</summary>
internal static class OpenAIToolReader
{
    public static ToolDefinition Read(JsonElement value)
    {
        FieldReader fields = FieldReader.Of(value);
        string kind = fields.RequiredText("type", "use function or custom");
        if (kind != "function")
        {
            return new ToolDefinition(NameOf(value, kind)) { Kind = kind, Json = value };
        }

        FieldReader function = fields.Open("function");
        ToolDefinition tool = new(function.RequiredText("name", "name the function"))
        {
            Description = function.Text("description"),
            Parameters = function.Json("parameters"),
            Strict = function.Flag("strict"),
            CacheControl = fields.Json("cache_control"),
        };
        fields.Keep("function", function.Rest());
        return tool with { Extra = fields.Rest() };
    }

    public static ContentPart ReadCall(JsonElement value)
    {
        FieldReader fields = FieldReader.Of(value);
        string kind = fields.Text("type") ?? "function";
        if (kind != "function")
        {
            return new OpaquePart(kind, value) { IsToolCall = true };
        }

        FieldReader function = fields.Open("function");
        string name = function.RequiredText("name", "name the function");
        string arguments = function.RequiredText("arguments", "give the arguments as a string of JSON");
        fields.Keep("function", function.Rest());
        return new ToolCallPart(fields.RequiredText("id", "give the call's id"), name, arguments) { Extra = fields.Rest() };
    }

    private static string NameOf(JsonElement tool, string kind)
    {
        bool named = tool.TryGetProperty(kind, out JsonElement inner) && inner.ValueKind == JsonValueKind.Object
            && inner.TryGetProperty("name", out inner) && inner.ValueKind == JsonValueKind.String;
        return named ? inner.GetString()! : kind;
    }
}
