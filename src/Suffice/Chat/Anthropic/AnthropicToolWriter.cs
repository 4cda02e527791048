using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Anthropic;

/// <summary>Writes tools and the choice among them.</summary>
internal static class AnthropicToolWriter
{
    public static void WriteAll(ChatRequest request, ref FieldWriter fields, WireCrossing crossing)
    {
        if (ToolList.Write(request, ref fields, crossing, Write))
        {
            WriteChoice(request, ref fields, crossing);
        }
    }

    private static void Write(ToolDefinition tool, Utf8JsonWriter json, WireCrossing crossing)
    {
        FieldWriter fields = FieldWriter.Begin(json, crossing.Keep(tool.Extra));
        fields.Text("name", tool.Name);
        fields.Text("description", tool.Description);
        if (tool.Parameters is not null || crossing.IsOwn)
        {
            fields.Json("input_schema", tool.Parameters);
        }
        else
        {
            // OpenAI's tools without arguments may leave the schema out; here it is required.
            Utf8JsonWriter schema = fields.Name("input_schema");
            schema.WriteStartObject();
            schema.WriteString("type"u8, "object"u8);
            schema.WriteStartObject("properties"u8);
            schema.WriteEndObject();
            schema.WriteEndObject();
        }

        fields.Flag("strict", tool.Strict);
        fields.Json("cache_control", tool.CacheControl);
        fields.End();
    }

    private static void WriteChoice(ChatRequest request, ref FieldWriter fields, WireCrossing crossing)
    {
        ToolChoice? choice = request.ToolChoice;
        if (choice is { Mode: ToolChoiceMode.Other })
        {
            fields.Json("tool_choice", crossing.Keep("tool_choice", choice.Json));
            return;
        }

        if (choice is null && request.ParallelToolCalls is not false)
        {
            return;
        }

        FieldWriter written = FieldWriter.Begin(fields.Name("tool_choice"), crossing.Keep(choice?.Extra ?? ExtraFields.None));
        written.Text("type", WordOf(choice?.Mode ?? ToolChoiceMode.Auto));
        written.Text("name", choice?.Name);
        bool saysParallel = request.ParallelToolCalls is not null && (crossing.IsOwn || choice?.Mode != ToolChoiceMode.None);
        written.Flag("disable_parallel_tool_use", saysParallel ? !request.ParallelToolCalls : null);
        written.End();
    }

    private static string WordOf(ToolChoiceMode mode) => mode switch
    {
        ToolChoiceMode.Required => "any",
        ToolChoiceMode.Named => "tool",
        ToolChoiceMode.None => "none",
        _ => "auto",
    };
}
