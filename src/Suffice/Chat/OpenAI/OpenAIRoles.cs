namespace Suffice.Chat.OpenAI;

/// <summary>OpenAI's words for who speaks.</summary>
internal static class OpenAIRoles
{
    public const string All = "use system, developer, user, assistant or tool";

    public static ChatRole? Read(string word) => word switch
    {
        "system" => ChatRole.System,
        "developer" => ChatRole.Developer,
        "user" => ChatRole.User,
        "assistant" => ChatRole.Assistant,
        "tool" or "function" => ChatRole.Tool,
        _ => null,
    };

    public static string Write(ChatRole role) => role switch
    {
        ChatRole.System => "system",
        ChatRole.Developer => "developer",
        ChatRole.User => "user",
        ChatRole.Assistant => "assistant",
        _ => "tool",
    };
}
