using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.Anthropic;

/// <summary>Reads tools and the choice among them.</summary>
internal static class AnthropicToolReader
{
    public static ToolDefinition Read(JsonElement value)
    {
        FieldReader fields = FieldReader.Of(value);
        string? kind = fields.PeekText("type");
        if (kind is not (null or "custom"))
        {
            return new ToolDefinition(fields.Text("name") ?? kind) { Kind = kind, Json = value };
        }

        return new ToolDefinition(fields.RequiredText("name", "name the tool"))
        {
            Description = fields.Text("description"),
            Parameters = fields.Json("input_schema"),
            Strict = fields.Flag("strict"),
            CacheControl = fields.Json("cache_control"),
            Extra = fields.Rest(),
        };
    }

    public static (ToolChoice? Choice, bool? Parallel) ReadChoice(ref FieldReader request)
    {
        if (!request.Has("tool_choice"))
        {
            return (null, null);
        }

        FieldReader fields = request.Open("tool_choice");
        string kind = fields.RequiredText("type", "use auto, any, tool or none");
        ToolChoice? choice = kind switch
        {
            "auto" => new ToolChoice(ToolChoiceMode.Auto),
            "any" => new ToolChoice(ToolChoiceMode.Required),
            "none" => new ToolChoice(ToolChoiceMode.None),
            "tool" => new ToolChoice(ToolChoiceMode.Named, fields.RequiredText("name", "name the tool")),
            _ => null,
        };
        if (choice is null)
        {
            return (new ToolChoice(ToolChoiceMode.Other) { Json = request.Peek("tool_choice") }, null);
        }

        bool? single = fields.Flag("disable_parallel_tool_use");
        return (choice with { Extra = fields.Rest() }, !single);
    }
}
