namespace Suffice.Chat.Anthropic;

/// <summary>Anthropic's <c>stop_reason</c>.</summary>
internal static class AnthropicStopReasons
{
    public static StopReason Read(string? word) => word switch
    {
        "end_turn" => StopReason.Done,
        "max_tokens" => StopReason.MaxTokens,
        "stop_sequence" => StopReason.StopSequence,
        "tool_use" => StopReason.ToolCalls,
        "refusal" => StopReason.Refused,
        "pause_turn" => StopReason.Paused,
        "model_context_window_exceeded" => StopReason.ContextFull,
        _ => StopReason.Unknown,
    };

    /// <summary>The provider's own word where it is one of this protocol, else the nearest.</summary>
    public static string Write(StopReason reason, string? raw, bool own) =>
        raw is not null && (own || (Read(raw) == reason && reason != StopReason.Unknown)) ? raw : reason switch
        {
            StopReason.MaxTokens => "max_tokens",
            StopReason.StopSequence => "stop_sequence",
            StopReason.ToolCalls => "tool_use",
            StopReason.Refused => "refusal",
            StopReason.Paused => "pause_turn",
            StopReason.ContextFull => "model_context_window_exceeded",
            _ => "end_turn",
        };
}
