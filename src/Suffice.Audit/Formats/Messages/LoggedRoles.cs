using System.Text.Json;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.Messages;

/// <summary>Who speaks, in the words of every log: OpenAI's, Anthropic's, Google's and LangChain's.</summary>
internal static class LoggedRoles
{
    public static ChatRole? Of(string? word) => word switch
    {
        "system" or "SystemMessage" or "SystemMessageChunk" => ChatRole.System,
        "developer" => ChatRole.Developer,
        "user" or "human" or "HumanMessage" or "HumanMessageChunk" or "Human" => ChatRole.User,
        "assistant" or "ai" or "model" or "AIMessage" or "AIMessageChunk" or "AI" => ChatRole.Assistant,
        "tool" or "function" or "ToolMessage" or "FunctionMessage" => ChatRole.Tool,
        _ => null,
    };

    /// <summary>The role of a message; LangChain names it in its type, or in the last step of the path of its class.</summary>
    public static ChatRole? Of(JsonElement message, JsonElement around) =>
        Of(message.Text("role"u8)) ?? Of(message.Text("type"u8)) ?? Of(around.Text("type"u8)) ?? OfClass(around.Get("id"u8));

    private static ChatRole? OfClass(JsonElement path) =>
        path.IsArray() && path.GetArrayLength() is > 0 and int length ? Of(path[length - 1].AsText()) : null;
}
