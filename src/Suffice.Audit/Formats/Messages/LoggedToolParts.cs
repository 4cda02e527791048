using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.Messages;

/// <summary>Reads calls of tools and their results, of any vendor.</summary>
internal static class LoggedToolParts
{
    public static ToolCallPart ReadCall(JsonElement call)
    {
        JsonElement function = call.Either("function"u8, "tool_call.function"u8) is { ValueKind: JsonValueKind.Object } inner ? inner : call;
        JsonElement arguments = function.Either("arguments"u8, "input"u8) is { ValueKind: not JsonValueKind.Undefined } found
            ? found
            : function.Either("args"u8, "parameters"u8);
        return new ToolCallPart(
            call.Text("id"u8) ?? call.Text("call_id"u8) ?? call.Text("toolUseId"u8) ?? call.Text("toolCallId"u8) ?? string.Empty,
            function.Text("name"u8) ?? function.Text("toolName"u8) ?? string.Empty,
            Plain(arguments) ?? "{}");
    }

    public static ToolResultPart ReadResult(JsonElement result)
    {
        JsonElement content = result.Either("content"u8, "output"u8) is { ValueKind: not JsonValueKind.Undefined } found
            ? found
            : result.Either("response"u8, "result"u8);
        return new ToolResultPart(
            result.Text("tool_use_id"u8) ?? result.Text("tool_call_id"u8) ?? result.Text("call_id"u8) ?? result.Text("toolUseId"u8)
                ?? result.Text("toolCallId"u8) ?? result.Text("id"u8) ?? result.Text("name"u8) ?? string.Empty,
            Content(content));
    }

    /// <summary>Calls beside the content of a message: OpenAI's <c>tool_calls</c>, and the one <c>function_call</c> before them.</summary>
    public static void AddCalls(JsonElement message, ImmutableArray<ContentPart>.Builder parts)
    {
        JsonElement calls = message.Either("tool_calls"u8, "toolCalls"u8);
        if (!calls.IsArray())
        {
            calls = message.Get("additional_kwargs"u8).Get("tool_calls"u8);
        }

        if (calls.IsArray())
        {
            foreach (JsonElement call in calls.EnumerateArray())
            {
                JsonElement inside = call.Get("tool_call"u8) is { ValueKind: JsonValueKind.Object } flat ? flat : call;
                if (inside.IsObject())
                {
                    parts.Add(inside.Text("type"u8) is { } kind and not ("function" or "tool_call" or "tool-call")
                        ? new OpaquePart(kind, inside) { IsToolCall = true }
                        : ReadCall(inside));
                }
            }
        }
        else if (message.Get("function_call"u8) is { ValueKind: JsonValueKind.Object } older)
        {
            parts.Add(ReadCall(older));
        }
    }

    private static ImmutableArray<ContentPart> Content(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String or JsonValueKind.Array => LoggedParts.Read(content),
        JsonValueKind.Undefined => [],
        _ => [new TextPart(content.GetRawText())],
    };

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Undefined => null,
        _ => value.GetRawText(),
    };
}
