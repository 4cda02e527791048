namespace Suffice.Chat;

/// <summary>Why a model stopped.</summary>
public enum StopReason
{
    /// <summary>Unsaid.</summary>
    Unknown,

    /// <summary>It was done (OpenAI <c>stop</c>, Anthropic <c>end_turn</c>).</summary>
    Done,

    /// <summary>It wrote one of the caller's stop texts, where the protocol tells.</summary>
    StopSequence,

    /// <summary>The limit of answer tokens was reached.</summary>
    MaxTokens,

    /// <summary>It asks for tools.</summary>
    ToolCalls,

    /// <summary>The provider's filter cut the answer, or the model refused.</summary>
    Refused,

    /// <summary>The context window is full.</summary>
    ContextFull,

    /// <summary>The provider paused a long turn (Anthropic <c>pause_turn</c>).</summary>
    Paused,
}
