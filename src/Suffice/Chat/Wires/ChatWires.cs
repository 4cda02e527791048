using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Suffice.Chat.Anthropic;
using Suffice.Chat.OpenAI;
using Suffice.Chat.Responses;

namespace Suffice.Chat.Wires;

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

    /// <summary>The wire formats of conversations, one a protocol; what else a new one takes is in docs/extending.md.</summary>
    public static ImmutableArray<IChatWire> Conversations { get; } = [OpenAI, Anthropic, Responses];

    /// <summary>Finds the wire format of a protocol's conversations.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <returns>Its wire format.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No wire format speaks it.</exception>
    public static IChatWire For(ChatProtocol protocol)
    {
        foreach (IChatWire wire in Conversations)
        {
            if (wire.Protocol == protocol)
            {
                return wire;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(protocol), protocol, "No wire format speaks this protocol.");
    }

    /// <summary>The body by which a ledger keeps a conversation that came over no wire, or was changed since.</summary>
    /// <param name="request">The call.</param>
    /// <returns>A body of the call's protocol, with all of its metadata, of which providers get a part.</returns>
    public static string WriteKept(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArrayBufferWriter<byte> output = new();
        For(request.Protocol).WriteRequest(request, new WireTarget(request.Model, request.Stream), output);
        if (request.Metadata is not { } metadata)
        {
            return Encoding.UTF8.GetString(output.WrittenSpan);
        }

        using JsonDocument written = JsonDocument.Parse(output.WrittenMemory);
        ExtraFields fields = ExtraFields.Of(written.RootElement).Without("metadata");

        return new ExtraFields([.. fields.Items, KeyValuePair.Create("metadata", metadata)]).ToJson().GetRawText();
    }

    /// <summary>Reads the body of a conversation as a ledger keeps it.</summary>
    /// <param name="endpoint">
    /// The name of the endpoint that it came in by, as the ledger keeps it; a call that came by none (<c>library</c>, <c>pipeline</c>) is in the form of OpenAI's Chat Completions.
    /// </param>
    /// <param name="body">The body.</param>
    /// <returns>The call; <see langword="null"/> when the endpoint takes no conversations, or the body is none.</returns>
    public static ChatRequest? ReadKept(string endpoint, string body)
    {
        try
        {
            IChatWire? wire = Conversations.FirstOrDefault(wire => wire.Endpoint == endpoint) ?? (endpoint == Embeddings.Endpoint || endpoint == TokenCount.Endpoint ? null : OpenAI);

            return wire?.ReadRequest(Encoding.UTF8.GetBytes(body));
        }
        catch (ChatFormatException)
        {
            return null;
        }
    }

    /// <summary>Reads an answer that is the body of some protocol, whichever it is.</summary>
    /// <param name="body">The body.</param>
    /// <returns>The answer; <see langword="null"/> when it is of no protocol, such as JSON that a model itself wrote.</returns>
    public static ChatAnswer? ReadAnyAnswer(string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        foreach (IChatWire wire in Conversations)
        {
            try
            {
                return wire.ReadAnswer(bytes);
            }
            catch (ChatFormatException)
            {
                // Another protocol's, or none.
            }
        }

        return null;
    }

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
