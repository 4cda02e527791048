using System.Text.Json;
using Microsoft.Extensions.AI;
using Suffice.Chat;
using Suffice.Extensions.AI.Asking;

namespace Suffice.Extensions.AI.Answering;

/// <summary>What an answer says, as contents of Microsoft.Extensions.AI.</summary>
internal static class AnswerContents
{
    /// <summary>The content that a part is.</summary>
    /// <param name="part">The part.</param>
    /// <returns>The content.</returns>
    public static AIContent Of(ContentPart part) => part switch
    {
        TextPart text => new TextContent(text.Text) { RawRepresentation = part },
        ThinkingPart thinking => new TextReasoningContent(thinking.Text) { ProtectedData = Thinking.ProofOf(thinking), RawRepresentation = part },
        ToolCallPart call => Call(call),
        RefusalPart refusal => new ErrorContent(refusal.Text) { ErrorCode = AskedParts.Refusal, RawRepresentation = part },
        _ => new AIContent { RawRepresentation = part },
    };

    /// <summary>Why an answer stopped.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>The reason; <see langword="null"/> when its provider did not say.</returns>
    public static ChatFinishReason? FinishOf(ChatAnswer answer) => answer.StopReason switch
    {
        StopReason.Done or StopReason.StopSequence => ChatFinishReason.Stop,
        StopReason.MaxTokens or StopReason.ContextFull => ChatFinishReason.Length,
        StopReason.ToolCalls => ChatFinishReason.ToolCalls,
        StopReason.Refused => ChatFinishReason.ContentFilter,
        _ => answer.StopReasonRaw is { Length: > 0 } word ? new ChatFinishReason(word) : null,
    };

    // Arguments that are no JSON object are the caller's to see: as the exception of the content.
    private static FunctionCallContent Call(ToolCallPart call)
    {
        FunctionCallContent content = FunctionCallContent.CreateFromParsedArguments(
            call.ArgumentsJson,
            call.Id,
            call.Name,
            static json => json.Length == 0 ? null : JsonSerializer.Deserialize<IDictionary<string, object?>>(json, AIJsonUtilities.DefaultOptions));
        content.RawRepresentation = call;

        return content;
    }
}
