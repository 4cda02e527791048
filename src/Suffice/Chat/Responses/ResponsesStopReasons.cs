namespace Suffice.Chat.Responses;

/// <summary>What Responses tells by <c>status</c> and <c>incomplete_details.reason</c>.</summary>
internal static class ResponsesStopReasons
{
    public const string MaxTokens = "max_output_tokens";
    public const string Filtered = "content_filter";

    /// <summary>Reads the status of an answer that ended.</summary>
    public static StopReason Read(string? status, string? reason, bool hasCalls) => (status, reason) switch
    {
        ("incomplete", MaxTokens) => StopReason.MaxTokens,
        ("incomplete", Filtered) => StopReason.Refused,
        ("incomplete", _) => StopReason.Unknown,
        _ => hasCalls ? StopReason.ToolCalls : StopReason.Done,
    };

    /// <summary>Why an answer is not complete; <see langword="null"/> when it is.</summary>
    public static string? Incomplete(StopReason reason) => reason switch
    {
        StopReason.MaxTokens or StopReason.ContextFull or StopReason.Paused => MaxTokens,
        StopReason.Refused => Filtered,
        _ => null,
    };
}
