using Suffice.Chat;

namespace Suffice.Confidence.Signals;

/// <summary>Two models' answers to one call.</summary>
/// <param name="Request">The call.</param>
/// <param name="Answer">The answer that is judged.</param>
/// <param name="Second">The answer it is compared with.</param>
internal sealed record AnswerPair(ChatRequest Request, ChatAnswer Answer, ChatAnswer Second);
