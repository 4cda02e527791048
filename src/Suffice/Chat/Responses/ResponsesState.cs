namespace Suffice.Chat.Responses;

/// <summary>How far an answer has come.</summary>
/// <param name="Status">The wire's word.</param>
/// <param name="IncompleteReason">Why it was cut short, where it was.</param>
/// <param name="Error">Why it failed, where it did.</param>
internal sealed record ResponsesState(string Status, string? IncompleteReason = null, ChatError? Error = null)
{
    /// <summary>The answer has begun.</summary>
    public static ResponsesState Begun { get; } = new("in_progress");

    /// <summary>True when nothing follows.</summary>
    public bool IsOver => Status != Begun.Status;

    /// <summary>The state of an answer that ended.</summary>
    public static ResponsesState Of(ChatAnswer answer) =>
        ResponsesStopReasons.Incomplete(answer.StopReason) is { } reason ? new("incomplete", reason) : new("completed");

    /// <summary>The state of an answer that broke.</summary>
    public static ResponsesState Failed(ChatError error) => new("failed", Error: error);
}
