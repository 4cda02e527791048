namespace Suffice.Chat;

/// <summary>What an answer says about itself where its provider said nothing.</summary>
/// <param name="Id">An id, usually made of the request's.</param>
/// <param name="Model">The model's name.</param>
/// <param name="CreatedAt">When it was made.</param>
public readonly record struct AnswerLabels(string Id, string Model, DateTimeOffset CreatedAt)
{
    /// <summary>The estimated prompt length in tokens, where a stream must state it before the provider has counted; 0 for none.</summary>
    public long PromptTokens { get; init; }

    /// <summary>The call answered, of which OpenAI's Responses repeat most in every answer; <see langword="null"/> when it is not known.</summary>
    public ChatRequest? Asked { get; init; }

    /// <summary>An id that replaces the provider's, because the answer is kept here under it; <see langword="null"/> to leave the provider's.</summary>
    public string? KeptAs { get; init; }

    /// <summary>The kept answer that the call went on from, as the caller named it.</summary>
    public string? ContinuedFrom { get; init; }
}
