using System.Buffers;
using System.Collections.Immutable;

namespace Suffice.Chat.Wires;

/// <summary>One wire format, in both directions, whole and streamed. Holds no state; one instance serves every call.</summary>
public interface IChatWire
{
    /// <summary>The protocol spoken.</summary>
    ChatProtocol Protocol { get; }

    /// <summary>The name of the endpoint that takes its calls, as the ledger keeps it.</summary>
    string Endpoint { get; }

    /// <summary>Reads a call.</summary>
    /// <param name="body">The body; kept by the call, so it must not be reused.</param>
    /// <returns>The call.</returns>
    /// <exception cref="ChatFormatException">The body is not a call of this protocol.</exception>
    ChatRequest ReadRequest(ReadOnlyMemory<byte> body);

    /// <summary>Writes a call for a model. A call that came in this protocol and was not changed goes out as it came, its model and stream fields replaced.</summary>
    /// <param name="request">The call, of any protocol.</param>
    /// <param name="target">The model and what it needs said.</param>
    /// <param name="output">Where the body goes.</param>
    /// <returns>The names of what this protocol cannot carry, such as <c>seed</c>; empty when nothing is lost.</returns>
    ImmutableArray<string> WriteRequest(ChatRequest request, WireTarget target, IBufferWriter<byte> output);

    /// <summary>Reads a whole answer.</summary>
    /// <param name="body">The body; kept by the answer, so it must not be reused.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ChatFormatException">The body is not an answer of this protocol: broken, an error, or without content.</exception>
    ChatAnswer ReadAnswer(ReadOnlyMemory<byte> body);

    /// <summary>Writes a whole answer. One that came in this protocol and was not changed goes out as it came.</summary>
    /// <param name="answer">The answer, of any protocol.</param>
    /// <param name="labels">What to say where the answer says nothing.</param>
    /// <param name="output">Where the body goes.</param>
    /// <returns>The names of what this protocol cannot carry; empty when nothing is lost.</returns>
    ImmutableArray<string> WriteAnswer(ChatAnswer answer, AnswerLabels labels, IBufferWriter<byte> output);

    /// <summary>Starts reading one streamed answer.</summary>
    /// <returns>A reader for that answer alone.</returns>
    IChatStreamReader NewStreamReader();

    /// <summary>Starts writing one streamed answer.</summary>
    /// <param name="asked">The call it answers, as the caller made it.</param>
    /// <param name="source">The protocol the events come from. When it is this one, bytes that the events carry pass through as they came, and fields that nobody here knows go along.</param>
    /// <param name="labels">What to say where the answer says nothing.</param>
    /// <returns>A writer for that answer alone.</returns>
    IChatStreamWriter NewStreamWriter(ChatRequest asked, ChatProtocol? source, AnswerLabels labels);

    /// <summary>Writes an error body.</summary>
    /// <param name="error">The error.</param>
    /// <param name="output">Where the body goes.</param>
    void WriteError(ChatError error, IBufferWriter<byte> output);
}
