using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Responses;

/// <summary>Writes a message of a call as the items it is here: tool results first, then what was said.</summary>
internal static class ResponsesItemWriter
{
    public static void Write(ChatMessage message, Utf8JsonWriter json, WireCrossing crossing)
    {
        if (message.Name is not null)
        {
            crossing.Lose("messages.name");
        }

        if (message.Role == ChatRole.Assistant)
        {
            crossing.Keep(message.Extra);
            new ResponsesOutputWriter(json, crossing).WriteAll(message.Parts);
            return;
        }

        List<ContentPart> rest = [];
        bool hasResults = false;
        foreach (ContentPart part in message.Parts)
        {
            switch (part)
            {
                case ToolResultPart result:
                    WriteResult(result, message, json, crossing);
                    hasResults = true;
                    break;
                case OpaquePart { IsItem: true } item when crossing.IsOwn:
                    json.Raw(item.Json);
                    hasResults = true;
                    break;
                default:
                    rest.Add(part);
                    break;
            }
        }

        if (rest.Count > 0 || !hasResults)
        {
            WriteMessage(message with { Parts = [.. rest] }, json, crossing);
        }
    }

    private static void WriteMessage(ChatMessage message, Utf8JsonWriter json, WireCrossing crossing)
    {
        List<ContentPart> parts = [.. message.Parts.Where(part => ResponsesPartWriter.Goes(part, crossing))];
        if (parts.Count == 0 && (message.Parts.Length > 0 || !crossing.IsOwn))
        {
            return;
        }

        FieldWriter fields = FieldWriter.Begin(json, crossing.Keep(message.Extra));
        if (!crossing.IsOwn)
        {
            fields.Text("type", "message");
        }

        fields.Usual("role", message.Role switch
        {
            ChatRole.System => "system",
            ChatRole.Developer => "developer",
            _ => "user",
        });
        if (parts.Count > 0 || !fields.Keeps("content"))
        {
            ResponsesPartWriter.WriteContent(ref fields, "content", parts, message.IsPlainString, "input_text", crossing);
        }

        fields.End();
    }

    private static void WriteResult(ToolResultPart result, ChatMessage message, Utf8JsonWriter json, WireCrossing crossing)
    {
        bool alone = message.Role == ChatRole.Tool;
        FieldWriter fields = FieldWriter.Begin(json, crossing.Keep(alone ? message.Extra : result.Extra));
        fields.Text("type", "function_call_output");
        fields.Text("call_id", result.ToolCallId);
        crossing.Keep("cache_control", result.CacheControl);
        if (result.IsError == true && !crossing.IsOwn)
        {
            crossing.Lose("is_error");
        }

        ImmutableArray<ContentPart> parts = [.. result.Parts.Where(part => ResponsesPartWriter.Goes(part, crossing))];
        if (parts.Length > 0 || !alone || !fields.Keeps("output"))
        {
            ResponsesPartWriter.WriteContent(ref fields, "output", parts, result.IsPlainString, "input_text", crossing);
        }

        fields.End();
    }
}
