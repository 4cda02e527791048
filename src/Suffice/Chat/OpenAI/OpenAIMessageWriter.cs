using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.OpenAI;

/// <summary>Writes a message; tool results inside it become messages of their own, before the rest of it.</summary>
internal static class OpenAIMessageWriter
{
    public static void Write(ChatMessage message, Utf8JsonWriter json, WireCrossing crossing)
    {
        if (!message.Parts.Any(part => part is ToolResultPart))
        {
            WriteSpoken(message, json, crossing);
            return;
        }

        List<ContentPart> rest = [];
        foreach (ContentPart part in message.Parts)
        {
            if (part is ToolResultPart result)
            {
                WriteToolResult(result, message, rest, json, crossing);
            }
            else
            {
                rest.Add(part);
            }
        }

        if (rest.Count > 0)
        {
            WriteSpoken(new ChatMessage { Role = ChatRole.User, Parts = [.. rest] }, json, crossing);
        }
    }

    /// <summary>Writes what an assistant's message and an answer's <c>message</c> have in common.</summary>
    public static void WriteParts(ChatMessage message, ref FieldWriter fields, bool contentExpected, WireCrossing crossing)
    {
        OpenAIContentWriter.Write(message, ref fields, contentExpected, crossing);
        foreach (ContentPart part in message.Parts)
        {
            switch (part)
            {
                case RefusalPart { InContent: false } refusal:
                    fields.Text("refusal", refusal.Text);
                    break;
                case ThinkingPart { Field: { } field } thinking:
                    fields.Text(field, thinking.Text);
                    break;
                case ThinkingPart:
                    crossing.Lose("thinking");
                    break;
            }
        }

        WriteCalls(message, ref fields, crossing);
    }

    private static void WriteSpoken(ChatMessage message, Utf8JsonWriter json, WireCrossing crossing)
    {
        FieldWriter fields = FieldWriter.Begin(json, crossing.Keep(message.Extra));
        fields.Usual("role", OpenAIRoles.Write(message.Role));
        fields.Text("name", message.Name);
        WriteParts(message, ref fields, contentExpected: !crossing.IsOwn, crossing);
        fields.End();
    }

    private static void WriteToolResult(
        ToolResultPart result, ChatMessage message, List<ContentPart> rest, Utf8JsonWriter json, WireCrossing crossing)
    {
        bool alone = message.Role == ChatRole.Tool;
        FieldWriter fields = FieldWriter.Begin(json, crossing.Keep(alone ? message.Extra : result.Extra));
        fields.Text("role", "tool");
        fields.Text("name", alone ? message.Name : null);
        fields.Text("tool_call_id", result.ToolCallId);
        crossing.Keep("cache_control", result.CacheControl);
        if (result.IsError == true && !crossing.IsOwn)
        {
            crossing.Lose("is_error");
        }

        // A tool's message holds text only; what else the tool returned follows as if the user had shown it.
        List<ContentPart> shown = [.. crossing.IsOwn ? [] : result.Parts.Where(part => part is ImagePart)];
        rest.AddRange(shown);
        ChatMessage content = new()
        {
            Role = ChatRole.Tool,
            Parts = result.Parts.RemoveAll(shown.Contains),
            IsPlainString = result.IsPlainString,
        };
        OpenAIContentWriter.Write(content, ref fields, contentExpected: !fields.Keeps("content"), crossing);
        fields.End();
    }

    private static void WriteCalls(ChatMessage message, ref FieldWriter fields, WireCrossing crossing)
    {
        List<ContentPart> calls = [.. message.Parts.Where(part => part is ToolCallPart or OpaquePart { IsToolCall: true })];
        if (calls.Count == 0)
        {
            return;
        }

        Utf8JsonWriter json = fields.Name("tool_calls");
        json.WriteStartArray();
        foreach (ContentPart part in calls)
        {
            if (part is OpaquePart custom)
            {
                json.Raw(custom.Json);
            }
            else
            {
                OpenAIToolWriter.WriteCall((ToolCallPart)part, json, crossing);
            }
        }

        json.WriteEndArray();
    }
}
