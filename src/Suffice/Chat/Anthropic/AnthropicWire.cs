using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Anthropic;

/// <summary>Anthropic Messages, in both directions.</summary>
internal sealed class AnthropicWire : IChatWire
{
    public ChatProtocol Protocol => ChatProtocol.Anthropic;

    public string Endpoint => "messages";

    public ChatRequest ReadRequest(ReadOnlyMemory<byte> body) => AnthropicRequestReader.Read(body);

    public ImmutableArray<string> WriteRequest(ChatRequest request, WireTarget target, IBufferWriter<byte> output)
    {
        if (request.Protocol == Protocol && !request.Body.IsEmpty)
        {
            List<FieldPatch> patches = BodyPatches.Of(request, target);
            BodySplice.Write(request.Body.Span, CollectionsMarshal.AsSpan(patches), output);
            return [];
        }

        WireCrossing crossing = new(request.Protocol, Protocol);
        AnthropicRequestWriter.Write(request, target, crossing, output);
        return crossing.Lost;
    }

    public ChatAnswer ReadAnswer(ReadOnlyMemory<byte> body) => AnthropicAnswerReader.Read(body);

    public ImmutableArray<string> WriteAnswer(ChatAnswer answer, AnswerLabels labels, IBufferWriter<byte> output)
    {
        if (answer.Protocol == Protocol && !answer.Body.IsEmpty)
        {
            output.Write(answer.Body.Span);
            return [];
        }

        WireCrossing crossing = new(answer.Protocol, Protocol);
        AnthropicAnswerWriter.Write(answer, labels, crossing, output);
        return crossing.Lost;
    }

    public IChatStreamReader NewStreamReader() => new AnthropicStreamReader();

    public IChatStreamWriter NewStreamWriter(ChatRequest asked, ChatProtocol? source, AnswerLabels labels) =>
        new AnthropicStreamWriter(source, labels);

    public void WriteError(ChatError error, IBufferWriter<byte> output) => AnthropicErrorWriter.Write(error, output);
}
