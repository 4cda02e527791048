namespace Suffice.Chat;

/// <summary>What an answer says about itself where its provider said nothing.</summary>
/// <param name="Id">An id, usually made of the request's.</param>
/// <param name="Model">The model's name.</param>
/// <param name="CreatedAt">When it was made.</param>
public readonly record struct AnswerLabels(string Id, string Model, DateTimeOffset CreatedAt)
{
    /// <summary>The estimated prompt length in tokens, where a stream must state it before the provider has counted; 0 for none.</summary>
    public long PromptTokens { get; init; }
}
