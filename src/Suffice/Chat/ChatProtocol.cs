namespace Suffice.Chat;

/// <summary>A wire format that calls come in and go out in.</summary>
public enum ChatProtocol
{
    /// <summary>OpenAI Chat Completions.</summary>
    OpenAI,

    /// <summary>Anthropic Messages.</summary>
    Anthropic,

    /// <summary>OpenAI Responses.</summary>
    Responses,
}
