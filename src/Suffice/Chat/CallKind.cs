namespace Suffice.Chat;

/// <summary>What a call asks for. Everything but its form and its address on the provider's side is the same for all.</summary>
public enum CallKind
{
    /// <summary>An answer to a conversation.</summary>
    Chat,

    /// <summary>Vectors of texts. Vectors of different models cannot be compared, so such a call never changes its model.</summary>
    Embeddings,

    /// <summary>The length of a prompt, which Anthropic tells without running a model.</summary>
    TokenCount,
}
