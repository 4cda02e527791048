using Microsoft.Extensions.AI;
using Suffice.Engine;
using ChatAnswer = Suffice.Chat.ChatAnswer;

namespace Suffice.Extensions.AI.Answering;

/// <summary>A whole answer as a response of Microsoft.Extensions.AI.</summary>
internal static class AnswerMessage
{
    /// <summary>The response.</summary>
    /// <param name="answered">The answer that passed.</param>
    /// <returns>The response. Of answers that did not pass it knows nothing.</returns>
    public static ChatResponse Of(AnsweredReply answered)
    {
        ChatAnswer answer = answered.Answer;
        string id = answer.Id ?? answered.Entry.Id;

        return new ChatResponse(new ChatMessage(ChatRole.Assistant, [.. answer.Parts.Select(AnswerContents.Of)])
        {
            MessageId = id,
            CreatedAt = answer.CreatedAt ?? answered.Entry.At,
            RawRepresentation = answer,
        })
        {
            ResponseId = id,
            ModelId = answer.Model ?? answered.Entry.Model,
            CreatedAt = answer.CreatedAt ?? answered.Entry.At,
            FinishReason = AnswerContents.FinishOf(answer),
            Usage = AnswerUsage.Of(answer.Usage),
            RawRepresentation = answer,
            AdditionalProperties = AnswerTold.Of(answered.Entry, answered.Lost),
        };
    }
}
