using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.OpenAI;

/// <summary>Writes the <c>tool_calls</c> of a delta: one piece of one call.</summary>
internal static class OpenAIToolDeltaWriter
{
    public static void WriteStart(int number, ToolCallStarted call, bool own, Utf8JsonWriter json)
    {
        FieldWriter fields = Begin(number, json, own ? call.Extra : ExtraFields.None);
        fields.Text("id", call.Id);
        fields.Text("type", "function");
        FieldWriter function = fields.Open("function");
        function.Text("name", call.Name);
        function.Text("arguments", string.Empty);
        function.End();
        fields.End();
        json.WriteEndArray();
    }

    public static void WriteArguments(int number, string arguments, Utf8JsonWriter json)
    {
        FieldWriter fields = Begin(number, json, ExtraFields.None);
        FieldWriter function = fields.Open("function");
        function.Text("arguments", arguments);
        function.End();
        fields.End();
        json.WriteEndArray();
    }

    public static void WriteCustom(int number, JsonElement call, Utf8JsonWriter json)
    {
        Begin(number, json, ExtraFields.Of(call)).End();
        json.WriteEndArray();
    }

    private static FieldWriter Begin(int number, Utf8JsonWriter json, ExtraFields extra)
    {
        json.WriteStartArray("tool_calls"u8);
        FieldWriter fields = FieldWriter.Begin(json, extra);
        fields.Number("index", number);
        return fields;
    }
}
