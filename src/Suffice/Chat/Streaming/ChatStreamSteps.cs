using System.Text.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Streaming;

/// <summary>From the bytes of one streamed answer, split anywhere, to its events.</summary>
/// <param name="reader">Reads this answer's server-sent events.</param>
internal sealed class ChatStreamSteps(IChatStreamReader reader)
{
    private readonly SseDecoder decoder = new();
    private readonly List<SseEvent> received = [];
    private readonly List<ChatEvent> steps = [];
    private string? broken;

    /// <summary>True when nothing can follow: the answer ended or failed, or its bytes did.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Says that no more bytes can come, and why.</summary>
    public void Break(string why) => broken = why;

    /// <summary>Takes the next bytes.</summary>
    /// <param name="bytes">The bytes; not kept.</param>
    /// <param name="isEnd">True when there are no more.</param>
    /// <returns>The events they complete; valid until the next call.</returns>
    public IReadOnlyList<ChatEvent> Take(ReadOnlySpan<byte> bytes, bool isEnd)
    {
        steps.Clear();
        if (IsOver)
        {
            return steps;
        }

        Decode(bytes, isEnd);
        foreach (SseEvent item in received)
        {
            if (IsComplete)
            {
                break;
            }

            if (item.IsComment)
            {
                steps.Add(new KeepAlive());
            }
            else
            {
                Read(item);
            }
        }

        received.Clear();
        Finish(isEnd);
        return steps;
    }

    private bool IsComplete => steps is [.., AnswerEnded or StreamFailed];

    /// <summary>A reader learns only at its end that an event is broken; nothing of such an event goes on.</summary>
    private void Read(in SseEvent item)
    {
        int before = steps.Count;
        if (WrongWith(item) is { } wrong)
        {
            steps.RemoveRange(before, steps.Count - before);
            steps.Add(new StreamFailed(StreamFailed.Invalid, wrong));
        }
    }

    private string? WrongWith(in SseEvent item)
    {
        try
        {
            reader.Read(item.Name, item.Payload, steps);
            return null;
        }
        catch (ChatFormatException wrong)
        {
            return wrong.Message;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return "an event of the stream is not valid JSON";
        }
    }

    private void Decode(ReadOnlySpan<byte> bytes, bool isEnd)
    {
        try
        {
            decoder.Feed(bytes, received);
            if (isEnd)
            {
                decoder.End(received);
            }
        }
        catch (InvalidDataException tooLarge)
        {
            broken = tooLarge.Message;
        }
    }

    private void Finish(bool isEnd)
    {
        bool complete = IsComplete;
        if (!complete && broken is not null)
        {
            steps.Add(new StreamFailed(StreamFailed.Broken, broken));
        }
        else if (!complete && isEnd)
        {
            steps.Add(reader.HasStopped
                ? new AnswerEnded()
                : new StreamFailed(StreamFailed.Incomplete, "the stream ended before the answer did"));
        }

        IsOver = complete || isEnd || broken is not null;
    }
}
