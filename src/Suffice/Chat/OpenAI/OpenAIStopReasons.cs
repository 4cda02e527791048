namespace Suffice.Chat.OpenAI;

/// <summary>OpenAI's <c>finish_reason</c>.</summary>
internal static class OpenAIStopReasons
{
    public static StopReason Read(string? word) => word switch
    {
        "stop" => StopReason.Done,
        "length" => StopReason.MaxTokens,
        "tool_calls" or "function_call" => StopReason.ToolCalls,
        "content_filter" => StopReason.Refused,
        _ => StopReason.Unknown,
    };

    /// <summary>The provider's own word where it is one of this protocol, else the nearest.</summary>
    public static string Write(StopReason reason, string? raw, bool own) =>
        raw is not null && (own || (Read(raw) == reason && reason != StopReason.Unknown)) ? raw : reason switch
        {
            StopReason.MaxTokens or StopReason.ContextFull or StopReason.Paused => "length",
            StopReason.ToolCalls => "tool_calls",
            StopReason.Refused => "content_filter",
            _ => "stop",
        };
}
