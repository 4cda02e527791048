using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.OpenAI;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Responses;

/// <summary>Writes tools and the choice among them.</summary>
internal static class ResponsesToolWriter
{
    public static void WriteAll(ChatRequest request, ref FieldWriter fields, WireCrossing crossing)
    {
        if (ToolList.Write(request, ref fields, crossing, Write))
        {
            OpenAIToolChoice.Write(request.ToolChoice, ref fields, isNested: false, crossing);
            fields.Flag("parallel_tool_calls", request.ParallelToolCalls);
        }
    }

    public static void Write(ToolDefinition tool, Utf8JsonWriter json, WireCrossing crossing)
    {
        FieldWriter fields = FieldWriter.Begin(json, crossing.Keep(tool.Extra));
        fields.Text("type", "function");
        fields.Text("name", tool.Name);
        fields.Text("description", tool.Description);
        crossing.Keep("cache_control", tool.CacheControl);
        if (tool.Parameters is not null || crossing.IsOwn)
        {
            fields.Json("parameters", tool.Parameters);
        }
        else
        {
            // The field must be there, though it may say nothing.
            fields.Name("parameters").WriteNullValue();
        }

        // Unsaid, the other protocols do not hold arguments to the schema, and this one does.
        fields.Flag("strict", tool.Strict ?? (crossing.IsOwn ? null : false));
        fields.End();
    }
}
