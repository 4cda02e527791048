using System.Buffers;
using Suffice.Chat;
using Suffice.Chat.Responses;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;

namespace Suffice.Gateway.Responses;

/// <summary>A call whose answer is kept, or goes on from a kept one.</summary>
/// <param name="store">Where to keep the answer; <see langword="null"/> when the caller wants none kept.</param>
/// <param name="owner">Whose it is.</param>
/// <param name="asked">The whole call.</param>
/// <param name="previousId">The answer it goes on from.</param>
/// <param name="size">About how much memory the call takes, in bytes.</param>
internal sealed class KeptCall(ResponseStore? store, string owner, ChatRequest asked, string? previousId, long size)
{
    // The bytes of an answer are kept once, read they take about twice as much again.
    private const int SizeWhenRead = 3;

    /// <summary>Says in the answer what it is kept as, and what it went on from.</summary>
    /// <param name="labels">What else the answer is to say.</param>
    /// <returns>The labels.</returns>
    public AnswerLabels Label(AnswerLabels labels) =>
        labels with { KeptAs = store is null ? null : $"resp_{labels.Id}", ContinuedFrom = previousId };

    /// <summary>Keeps an answer.</summary>
    /// <param name="labels">Its labels.</param>
    /// <param name="body">The answer as the caller gets it; owned from here on.</param>
    public void Keep(AnswerLabels labels, ReadOnlyMemory<byte> body)
    {
        if (store is not null && labels.KeptAs is { } id)
        {
            ChatAnswer answer = ChatWires.Responses.ReadAnswer(body);
            store.Add(new KeptResponse(owner, id, KeptConversation.InputOf(asked), answer, size + (SizeWhenRead * body.Length)));
        }
    }

    /// <summary>Keeps an answer that is streamed, once it is complete.</summary>
    /// <param name="writer">Writes it to the caller.</param>
    /// <param name="source">The protocol its events come from.</param>
    /// <param name="labels">Its labels.</param>
    /// <returns>The writer to use.</returns>
    public IChatStreamWriter Watch(IChatStreamWriter writer, ChatProtocol? source, AnswerLabels labels) =>
        store is null ? writer : new KeepingWriter(writer, new AnswerCollector(source), answer => Keep(labels, Written(answer, labels)));

    private static ReadOnlyMemory<byte> Written(ChatAnswer answer, AnswerLabels labels)
    {
        ArrayBufferWriter<byte> output = new();
        ChatWires.Responses.WriteAnswer(answer, labels, output);

        return output.WrittenMemory;
    }
}
