using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.OpenAI;

/// <summary>Writes tools with the choice among them, and calls of them.</summary>
internal static class OpenAIToolWriter
{
    public static void WriteAll(ChatRequest request, ref FieldWriter fields, WireCrossing crossing)
    {
        if (ToolList.Write(request, ref fields, crossing, Write))
        {
            OpenAIToolChoice.Write(request.ToolChoice, ref fields, isNested: true, crossing);
            fields.Flag("parallel_tool_calls", request.ParallelToolCalls);
        }
    }

    public static void WriteCall(ToolCallPart call, Utf8JsonWriter json, WireCrossing crossing)
    {
        FieldWriter fields = FieldWriter.Begin(json, Kept(call.Extra, crossing));
        fields.Text("id", call.Id);
        fields.Text("type", "function");
        FieldWriter function = fields.Open("function");
        function.Text("name", call.Name);
        function.Text("arguments", call.ArgumentsJson);
        function.End();
        crossing.Keep("cache_control", call.CacheControl);
        fields.End();
    }

    /// <summary>One extra field is of this protocol whatever the call came in: it says that no model here signed the call.</summary>
    private static ExtraFields Kept(ExtraFields extra, WireCrossing crossing)
    {
        if (crossing.IsOwn || extra.Find("extra_content") is not { } content)
        {
            return crossing.Keep(extra);
        }

        crossing.Keep(extra.Without("extra_content"));

        return new ExtraFields([KeyValuePair.Create("extra_content", content)]);
    }

    private static void Write(ToolDefinition tool, Utf8JsonWriter json, WireCrossing crossing)
    {
        FieldWriter fields = FieldWriter.Begin(json, crossing.Keep(tool.Extra));
        fields.Text("type", "function");
        FieldWriter function = fields.Open("function");
        function.Text("name", tool.Name);
        function.Text("description", tool.Description);
        function.Json("parameters", tool.Parameters);
        function.Flag("strict", tool.Strict);
        function.End();
        fields.Json("cache_control", crossing.Keep("cache_control", tool.CacheControl));
        fields.End();
    }
}
