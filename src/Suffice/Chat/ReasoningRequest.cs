namespace Suffice.Chat;

/// <summary>How much a model shall think before it answers.</summary>
/// <param name="Effort">OpenAI's word: <c>none</c>, <c>minimal</c>, <c>low</c>, <c>medium</c>, <c>high</c>, ...</param>
/// <param name="BudgetTokens">Anthropic's limit in tokens.</param>
/// <param name="Enabled">Anthropic's switch; <see langword="null"/> when unsaid.</param>
public sealed record ReasoningRequest(string? Effort = null, int? BudgetTokens = null, bool? Enabled = null)
{
    /// <summary>Fields not known here, as they came.</summary>
    public ExtraFields Extra { get; init; } = ExtraFields.None;
}
