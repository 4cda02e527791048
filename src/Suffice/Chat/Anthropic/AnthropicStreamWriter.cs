using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Streaming;

namespace Suffice.Chat.Anthropic;

/// <summary>Writes the events of a streamed message.</summary>
/// <param name="own">True when the events come from this protocol.</param>
/// <param name="labels">What to say where the answer says nothing.</param>
internal sealed class AnthropicStreamWriter(bool own, AnswerLabels labels) : IChatStreamWriter
{
    private readonly StreamOutput stream = new();
    private readonly StreamLosses? losses = own ? null : new();
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

    public ImmutableArray<string> Lost => losses?.Names ?? [];

    private AnthropicEventWriter Events => events ??= new AnthropicEventWriter(stream, own, labels);

    private AnthropicBlockOrder Order => order ??= new AnthropicBlockOrder(Events);

    public void Write(ChatEvent step, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(step);
        passing |= own && step is AnswerStarted && !step.Wire.IsEmpty;
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
        if (losses is not null)
        {
            Name(step, losses);
        }

        switch (step)
        {
            case AnswerStarted started:
                Events.WriteStart(started, output);
                break;
            case UsageReported reported:
                usage = reported;
                break;
            case AnswerStopped stopped when step.Choice == 0:
                stop = stopped;
                break;
            case FieldsReported fields when own:
                unknown = fields.Answer;
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
            default:
                WriteBlock(step, output);
                break;
        }
    }

    private static void Name(ChatEvent step, StreamLosses losses)
    {
        losses.AddForeign(step);
        if (step.Choice > 0)
        {
            losses.Add("n");
        }
        else if (step is ThinkingDelta)
        {
            losses.Add("thinking");
        }
        else if (step is TextDelta { Logprobs: not null })
        {
            losses.Add("logprobs");
        }
    }

    /// <summary>One choice, and no thinking that Anthropic would refuse to get back.</summary>
    private void WriteBlock(ChatEvent step, IBufferWriter<byte> output)
    {
        if (step.Choice == 0 && (own || step is not (ThinkingDelta or OpaqueDelta)))
        {
            refused |= step is RefusalDelta { Text.Length: > 0 };
            Order.Add(step, output);
        }
    }
}
