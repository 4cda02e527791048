using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Anthropic;

/// <summary>Writes the events of a streamed message.</summary>
/// <param name="source">The protocol the events come from.</param>
/// <param name="labels">What to say where the answer says nothing.</param>
internal sealed class AnthropicStreamWriter(ChatProtocol? source, AnswerLabels labels) : IChatStreamWriter
{
    private readonly WireCrossing crossing = new(source, ChatProtocol.Anthropic);
    private readonly StreamOutput stream = new();
    private AnthropicEventWriter? events;
    private AnthropicBlockOrder? order;
    private AnswerStopped? stop;
    private UsageReported? usage;
    private ExtraFields unknown = ExtraFields.None;
    private bool refused;
    private bool passing;

    public IReadOnlyList<KeyValuePair<string, string>> Notes
    {
        get => stream.Notes;
        set => stream.Notes = value;
    }

    public ImmutableArray<string> Lost => crossing.Lost;

    private AnthropicEventWriter Events => events ??= new AnthropicEventWriter(stream, crossing.IsOwn, labels);

    private AnthropicBlockOrder Order => order ??= new AnthropicBlockOrder(Events);

    public void Write(ChatEvent step, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(step);
        passing |= crossing.IsOwn && step is AnswerStarted && !step.Wire.IsEmpty;
        if (passing && !step.Wire.IsEmpty)
        {
            Pass(step, output);
        }
        else if (!passing || step is StreamFailed or KeepAlive)
        {
            WriteAfresh(step, output);
        }
        else if (step is AnswerEnded)
        {
            Events.WriteEnd(output);
        }
    }

    public void WriteError(ChatError error, IBufferWriter<byte> output)
    {
        Utf8JsonWriter json = stream.Begin();
        AnthropicErrorWriter.Write(error, json);
        stream.End(json, "error", output);
    }

    /// <summary>The protocol has an event for it.</summary>
    public void WriteKeepAlive(IBufferWriter<byte> output) => Events.WritePing(output);

    private void Pass(ChatEvent step, IBufferWriter<byte> output)
    {
        if (step is UsageReported or AnswerStopped)
        {
            stream.SendNoted(step.WireEvent, step.Wire.Span, output);
        }
        else
        {
            SseOutput.Write(step.WireEvent, step.Wire.Span, output);
        }
    }

    private void WriteAfresh(ChatEvent step, IBufferWriter<byte> output)
    {
        if (!crossing.IsOwn)
        {
            NameLosses(step);
        }

        switch (step)
        {
            case AnswerStarted started:
                usage = started.Usage is { } counted ? new UsageReported(counted, null) : null;
                Events.WriteStart(started, output);
                break;
            case UsageReported reported:
                usage = reported;
                break;
            case AnswerStopped stopped when step.Choice == 0:
                stop = stopped;
                break;
            case FieldsReported fields when crossing.IsOwn:
                unknown = CollectedFields.Join(unknown, fields.Answer);
                break;
            case AnswerEnded:
                Order.Finish(output);
                Events.WriteStop(stop, usage, unknown, refused, output);
                Events.WriteEnd(output);
                break;
            case StreamFailed failed:
                WriteError(new ChatError(500, failed.Message) { Kind = failed.Kind }, output);
                break;
            case KeepAlive:
                Events.WritePing(output);
                break;
            case BlockEvent block:
                WriteBlock(block, output);
                break;
        }
    }

    private void NameLosses(ChatEvent step)
    {
        if (step.Choice > 0)
        {
            crossing.Lose("n");
            return;
        }

        StreamLosses.Name(step, crossing);
        if (step is ThinkingDelta && crossing.From != ChatProtocol.Responses)
        {
            crossing.Lose("thinking");
        }
        else if (step is TextDelta { Logprobs: { } counted } && ExtraFields.Says(counted))
        {
            crossing.Lose("logprobs");
        }
    }

    /// <summary>One choice, and no thinking that Anthropic would refuse to get back; OpenAI's encrypted reasoning bears a mark by which it never gets there.</summary>
    private void WriteBlock(BlockEvent step, IBufferWriter<byte> output)
    {
        bool goes = crossing.IsOwn || (step is ThinkingDelta ? crossing.From == ChatProtocol.Responses : step is not OpaqueDelta);
        if (step.Choice == 0 && goes)
        {
            refused |= step is RefusalDelta { Text.Length: > 0 };
            Order.Add(step, output);
        }
    }
}
