using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.OpenAI;

/// <summary>OpenAI Chat Completions, in both directions.</summary>
internal sealed class OpenAIWire : IChatWire
{
    public ChatProtocol Protocol => ChatProtocol.OpenAI;

    public string Endpoint => "chat";

    public ChatRequest ReadRequest(ReadOnlyMemory<byte> body) => OpenAIRequestReader.Read(body);

    public ImmutableArray<string> WriteRequest(ChatRequest request, WireTarget target, IBufferWriter<byte> output)
    {
        if (request.Protocol == Protocol && !request.Body.IsEmpty)
        {
            List<FieldPatch> patches = BodyPatches.Of(request, target);
            BodyPatches.DropStreamOptions(target, patches);
            BodyPatches.AddUsage(request, target, patches);
            BodySplice.Write(request.Body.Span, CollectionsMarshal.AsSpan(patches), output);
            return [];
        }

        WireCrossing crossing = new(request.Protocol, Protocol);
        OpenAIRequestWriter.Write(request, target, crossing, output);
        return crossing.Lost;
    }

    public ChatAnswer ReadAnswer(ReadOnlyMemory<byte> body) => OpenAIAnswerReader.Read(body);

    public ImmutableArray<string> WriteAnswer(ChatAnswer answer, AnswerLabels labels, IBufferWriter<byte> output)
    {
        if (answer.Protocol == Protocol && !answer.Body.IsEmpty)
        {
            output.Write(answer.Body.Span);
            return [];
        }

        WireCrossing crossing = new(answer.Protocol, Protocol);
        OpenAIAnswerWriter.Write(answer, labels, crossing, output);
        return crossing.Lost;
    }

    public IChatStreamReader NewStreamReader() => new OpenAIStreamReader();

    public IChatStreamWriter NewStreamWriter(ChatRequest asked, ChatProtocol? source, AnswerLabels labels) =>
        new OpenAIStreamWriter(asked, source, labels);

    public void WriteError(ChatError error, IBufferWriter<byte> output) => OpenAIErrorWriter.Write(error, output);
}
