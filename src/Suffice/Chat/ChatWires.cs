using Suffice.Chat.Anthropic;
using Suffice.Chat.OpenAI;

namespace Suffice.Chat;

/// <summary>The wire formats.</summary>
public static class ChatWires
{
    /// <summary>OpenAI Chat Completions.</summary>
    public static IChatWire OpenAI { get; } = new OpenAIWire();

    /// <summary>Anthropic Messages.</summary>
    public static IChatWire Anthropic { get; } = new AnthropicWire();

    /// <summary>Finds the wire format of a protocol.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <returns>Its wire format.</returns>
    public static IChatWire For(ChatProtocol protocol) => protocol == ChatProtocol.Anthropic ? Anthropic : OpenAI;
}
