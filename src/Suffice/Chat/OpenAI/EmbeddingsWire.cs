using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.OpenAI;

/// <summary>OpenAI Embeddings: both bodies go through as they came but for the model asked for; there are no streams of vectors.</summary>
internal sealed class EmbeddingsWire : IChatWire
{
    public ChatProtocol Protocol => ChatProtocol.OpenAI;

    public string Endpoint => "embeddings";

    public ChatRequest ReadRequest(ReadOnlyMemory<byte> body) => EmbeddingsRequestReader.Read(body);

    public ImmutableArray<string> WriteRequest(ChatRequest request, WireTarget target, IBufferWriter<byte> output)
    {
        if (request.Kind != CallKind.Embeddings || request.Body.IsEmpty)
        {
            throw new ArgumentException("Only a call for embeddings that was read from its body can be sent on.", nameof(request));
        }

        List<FieldPatch> patches = [BodyPatches.ModelOf(target)];
        BodySplice.Write(request.Body.Span, CollectionsMarshal.AsSpan(patches), output);

        return [];
    }

    public ChatAnswer ReadAnswer(ReadOnlyMemory<byte> body) => EmbeddingsAnswerReader.Read(body);

    public ImmutableArray<string> WriteAnswer(ChatAnswer answer, AnswerLabels labels, IBufferWriter<byte> output)
    {
        if (answer.Body.IsEmpty)
        {
            throw new ArgumentException("Only vectors that were read from a body can be passed on.", nameof(answer));
        }

        output.Write(answer.Body.Span);

        return [];
    }

    public IChatStreamReader NewStreamReader() => throw new NotSupportedException("Embeddings are never streamed.");

    public IChatStreamWriter NewStreamWriter(ChatRequest asked, ChatProtocol? source, AnswerLabels labels) =>
        throw new NotSupportedException("Embeddings are never streamed.");

    public void WriteError(ChatError error, IBufferWriter<byte> output) => OpenAIErrorWriter.Write(error, output);
}
