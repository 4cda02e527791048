using Microsoft.Extensions.AI;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Engine;
using Suffice.Extensions.AI.Asking;
using Suffice.Ledger;

namespace Suffice.Extensions.AI.Answering;

/// <summary>Makes updates of the events of one stream: text and thinking as they come; calls of functions whole, with usage and what was done, at the end.</summary>
internal sealed class AnswerUpdates(StreamingReply streaming)
{
    private readonly AnswerCollector collector = new(streaming.Source);
    private string id = streaming.Entry.Id;
    private string? model = streaming.Entry.Model;
    private DateTimeOffset createdAt = streaming.Entry.At;
    private RequestEntry settled = streaming.Entry;
    private ThinkingPart proof = new(string.Empty);
    private bool hasMessage;

    /// <summary>The updates that an event makes.</summary>
    /// <param name="step">The event.</param>
    /// <returns>The updates; empty when there is nothing to tell yet.</returns>
    /// <exception cref="SufficeChatException">The stream broke; what came of the answer is not all of it.</exception>
    public IReadOnlyList<ChatResponseUpdate> Of(ChatEvent step)
    {
        if (step.Choice != 0)
        {
            return [];
        }

        collector.Add(step);
        switch (step)
        {
            case AnswerStarted started:
                (id, model, createdAt) = (started.Id ?? id, started.Model ?? model, started.CreatedAt ?? createdAt);
                return [];
            case CallSettled row:
                settled = row.Entry;
                return [];
            case StreamFailed failed:
                throw SufficeChatException.Of(failed, settled.Id);
            case AnswerEnded:
                return End();
            case ThinkingDelta more:
                return Think(more);
            case TextDelta { Text.Length: > 0 } text:
                return [Update([.. Proof(), new TextContent(text.Text)])];
            case BlockEnded:
                return Proof() is [_] held ? [Update(held)] : [];
            default:
                return [];
        }
    }

    private IReadOnlyList<ChatResponseUpdate> Think(ThinkingDelta more)
    {
        proof = proof with
        {
            Signature = more.Signature is { } signature ? proof.Signature + signature : proof.Signature,
            RedactedBytes = more.RedactedBytes is { } bytes ? proof.RedactedBytes + bytes : proof.RedactedBytes,
            EncryptedContent = more.EncryptedContent ?? proof.EncryptedContent,
        };

        return more.Text.Length > 0 ? [Update([new TextReasoningContent(more.Text)])] : [];
    }

    // A proof may come in pieces and belongs to the thinking before it.
    private List<AIContent> Proof()
    {
        string? held = Thinking.ProofOf(proof);
        proof = new ThinkingPart(string.Empty);

        return held is null ? [] : [new TextReasoningContent(string.Empty) { ProtectedData = held }];
    }

    // Properties of an update that names a message are the message's; these are the response's.
    private List<ChatResponseUpdate> End()
    {
        ChatAnswer answer = collector.Build();
        List<AIContent> rest = [.. Proof(), .. answer.Parts.Where(part => part is not (TextPart or ThinkingPart)).Select(AnswerContents.Of)];
        ChatResponseUpdate last = OfResponse(AnswerUsage.Of(answer.Usage) is { } usage ? [new UsageContent(usage)] : [], message: null);
        last.FinishReason = AnswerContents.FinishOf(answer);
        last.AdditionalProperties = AnswerTold.Of(settled, streaming.Lost);

        return rest.Count == 0 && hasMessage ? [last] : [Update(rest), last];
    }

    private ChatResponseUpdate Update(List<AIContent> contents)
    {
        hasMessage = true;

        return OfResponse(contents, id);
    }

    private ChatResponseUpdate OfResponse(List<AIContent> contents, string? message) => new(Microsoft.Extensions.AI.ChatRole.Assistant, contents)
    {
        ResponseId = id,
        MessageId = message,
        ModelId = model,
        CreatedAt = createdAt,
    };
}
