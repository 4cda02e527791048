using Suffice.Chat.Anthropic;
using Suffice.Chat.OpenAI;
using Suffice.Chat.Responses;

namespace Suffice.Chat;

/// <summary>The wire formats.</summary>
public static class ChatWires
{
    /// <summary>OpenAI Chat Completions.</summary>
    public static IChatWire OpenAI { get; } = new OpenAIWire();

    /// <summary>Anthropic Messages.</summary>
    public static IChatWire Anthropic { get; } = new AnthropicWire();

    /// <summary>OpenAI Embeddings.</summary>
    public static IChatWire Embeddings { get; } = new EmbeddingsWire();

    /// <summary>Anthropic's counting of tokens.</summary>
    public static IChatWire TokenCount { get; } = new TokenCountWire();

    /// <summary>OpenAI Responses.</summary>
    public static IChatWire Responses { get; } = new ResponsesWire();

    /// <summary>Finds the wire format of a protocol.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <returns>Its wire format.</returns>
    public static IChatWire For(ChatProtocol protocol) => protocol switch
    {
        ChatProtocol.Anthropic => Anthropic,
        ChatProtocol.Responses => Responses,
        _ => OpenAI,
    };

    /// <summary>Finds the wire format of a kind of call.</summary>
    /// <param name="chat">The wire format of conversations at the same provider.</param>
    /// <param name="kind">The kind.</param>
    /// <returns>Its wire format.</returns>
    internal static IChatWire For(IChatWire chat, CallKind kind) => kind switch
    {
        CallKind.Embeddings => Embeddings,
        CallKind.TokenCount => TokenCount,
        _ => chat,
    };
}
