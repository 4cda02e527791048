using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Suffice.Chat.Json;
using Suffice.Chat.OpenAI;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Responses;

/// <summary>OpenAI Responses, in both directions.</summary>
internal sealed class ResponsesWire : IChatWire
{
    private static readonly byte[] Id = "id"u8.ToArray();
    private static readonly byte[] Previous = "previous_response_id"u8.ToArray();
    private static readonly byte[] Store = "store"u8.ToArray();
    private static readonly byte[] True = "true"u8.ToArray();

    public ChatProtocol Protocol => ChatProtocol.Responses;

    public string Endpoint => "responses";

    public ChatRequest ReadRequest(ReadOnlyMemory<byte> body) => ResponsesRequestReader.Read(body);

    public ImmutableArray<string> WriteRequest(ChatRequest request, WireTarget target, IBufferWriter<byte> output)
    {
        if (request.Protocol == Protocol && !request.Body.IsEmpty)
        {
            List<FieldPatch> patches = BodyPatches.Of(request, target);
            BodyPatches.DropStreamOptions(target, patches);
            BodySplice.Write(request.Body.Span, CollectionsMarshal.AsSpan(patches), output);
            return [];
        }

        WireCrossing crossing = new(request.Protocol, Protocol);
        ResponsesRequestWriter.Write(request, target, crossing, output);
        return crossing.Lost;
    }

    public ChatAnswer ReadAnswer(ReadOnlyMemory<byte> body) => ResponsesAnswerReader.Read(body);

    public ImmutableArray<string> WriteAnswer(ChatAnswer answer, AnswerLabels labels, IBufferWriter<byte> output)
    {
        if (answer.Protocol == Protocol && !answer.Body.IsEmpty)
        {
            WriteAsItCame(answer, labels, output);
            return [];
        }

        WireCrossing crossing = new(answer.Protocol, Protocol);
        ResponsesAnswerWriter.Write(answer, labels, crossing, output);
        return crossing.Lost;
    }

    public IChatStreamReader NewStreamReader() => new ResponsesStreamReader();

    public IChatStreamWriter NewStreamWriter(ChatRequest asked, ChatProtocol? source, AnswerLabels labels) =>
        new ResponsesStreamWriter(source, labels with { Asked = asked });

    public void WriteError(ChatError error, IBufferWriter<byte> output) => OpenAIErrorWriter.Write(error, output);

    /// <summary>An answer that is kept here bears our id, and says what it went on from in the caller's words.</summary>
    private static void WriteAsItCame(ChatAnswer answer, AnswerLabels labels, IBufferWriter<byte> output)
    {
        List<FieldPatch> patches = [];
        if (labels.KeptAs is { } id)
        {
            patches.Add(new FieldPatch(Id, JsonOutput.Quoted(id), AddWhenAbsent: true));
            patches.Add(new FieldPatch(Store, True, AddWhenAbsent: true));
        }

        if (labels.ContinuedFrom is { } previous)
        {
            patches.Add(new FieldPatch(Previous, JsonOutput.Quoted(previous), AddWhenAbsent: true));
        }

        if (patches.Count == 0)
        {
            output.Write(answer.Body.Span);
        }
        else
        {
            BodySplice.Write(answer.Body.Span, CollectionsMarshal.AsSpan(patches), output);
        }
    }
}
