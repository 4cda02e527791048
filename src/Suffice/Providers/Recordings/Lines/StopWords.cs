using Suffice.Chat;

namespace Suffice.Providers.Recordings.Lines;

/// <summary>The words of recordings and of every protocol for why a model stopped.</summary>
internal static class StopWords
{
    public static StopReason Read(string word) => word switch
    {
        "stop" or "end_turn" or "done" => StopReason.Done,
        "stop_sequence" => StopReason.StopSequence,
        "length" or "max_tokens" => StopReason.MaxTokens,
        "tool_calls" or "tool_use" or "function_call" => StopReason.ToolCalls,
        "content_filter" or "refusal" or "refused" => StopReason.Refused,
        "model_context_window_exceeded" or "context_full" => StopReason.ContextFull,
        "pause_turn" or "paused" => StopReason.Paused,
        _ => StopReason.Unknown,
    };

    /// <summary>The word of a recording's own, such that <see cref="Read"/> gives the reason again.</summary>
    public static string Write(StopReason reason) => reason switch
    {
        StopReason.Done => "done",
        StopReason.StopSequence => "stop_sequence",
        StopReason.MaxTokens => "max_tokens",
        StopReason.ToolCalls => "tool_calls",
        StopReason.Refused => "refused",
        StopReason.ContextFull => "context_full",
        StopReason.Paused => "paused",
        _ => "unknown",
    };
}
