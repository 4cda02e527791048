using System.Buffers;
using System.Collections.Immutable;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Responses;

/// <summary>Writes the events of a streamed response.</summary>
internal sealed class ResponsesStreamWriter : IChatStreamWriter
{
    private readonly StreamOutput stream = new();
    private readonly ResponsesEventWriter events;
    private readonly ResponsesItemOrder order;
    private readonly KeptId keptId;
    private readonly WireCrossing crossing;
    private AnswerStarted? start;
    private AnswerStopped? stop;
    private UsageReported? usage;
    private ExtraFields unknown = ExtraFields.None;
    private bool passing;

    /// <param name="source">The protocol the events come from.</param>
    /// <param name="labels">What to say where the answer says nothing, with the call answered.</param>
    public ResponsesStreamWriter(ChatProtocol? source, AnswerLabels labels)
    {
        crossing = new WireCrossing(source, ChatProtocol.Responses);
        events = new ResponsesEventWriter(stream, source, labels);
        order = new ResponsesItemOrder(events, crossing.IsOwn, new ResponsesItemIds(labels.Id));
        keptId = new KeptId(labels);
    }

    public IReadOnlyList<KeyValuePair<string, string>> Notes
    {
        get => stream.Notes;
        set => stream.Notes = value;
    }

    public ImmutableArray<string> Lost => crossing.Lost;

    public void Write(ChatEvent step, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(step);
        passing |= crossing.IsOwn && step is AnswerStarted && !step.Wire.IsEmpty;
        start = step as AnswerStarted ?? start;
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
            stream.SendNotesAsComment(output);
        }
    }

    /// <summary>An error event, which some clients wait for, and a failed response, which others do.</summary>
    public void WriteError(ChatError error, IBufferWriter<byte> output)
    {
        events.WriteError(error, output);
        if (start is not null)
        {
            events.WriteResponse("response.failed", Answer(), ResponsesState.Failed(error), output);
        }
    }

    public void WriteKeepAlive(IBufferWriter<byte> output) => SseOutput.WriteComment("keep-alive"u8, output);

    private void Pass(ChatEvent step, IBufferWriter<byte> output)
    {
        events.Passed();
        ReadOnlySpan<byte> payload = keptId.Apply(step, start!.Id);
        if (step is UsageReported or AnswerStopped or FieldsReported)
        {
            stream.SendNoted(step.WireEvent, payload, output);
        }
        else
        {
            SseOutput.Write(step.WireEvent, payload, output);
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
            case AnswerStarted:
                events.WriteResponse("response.created", Answer(), ResponsesState.Begun, output);
                events.WriteResponse("response.in_progress", Answer(), ResponsesState.Begun, output);
                break;
            case UsageReported reported:
                usage = reported;
                break;
            case AnswerStopped stopped when step.Choice == 0:
                stop = stopped;
                break;
            case FieldsReported fields:
                unknown = crossing.IsOwn ? CollectedFields.Join(unknown, fields.Answer) : unknown;
                break;
            case AnswerEnded:
                WriteEnd(output);
                break;
            case StreamFailed failed:
                WriteError(new ChatError(500, failed.Message) { Kind = failed.Kind }, output);
                break;
            case KeepAlive:
                WriteKeepAlive(output);
                break;
            case BlockEvent block when step.Choice == 0:
                order.Add(block, output);
                break;
        }
    }

    /// <summary>Log-probabilities have a place here, in the text they are of.</summary>
    private void NameLosses(ChatEvent step)
    {
        if (step.Choice > 0)
        {
            crossing.Lose("n");
            return;
        }

        StreamLosses.Name(step is FieldsReported fields ? fields with { OfChoice = fields.OfChoice.Without("logprobs") } : step, crossing);
    }

    private void WriteEnd(IBufferWriter<byte> output)
    {
        ChatAnswer answer = Answer();
        ResponsesState state = ResponsesState.Of(answer);
        order.Finish(state.IncompleteReason is not null, output);
        events.WriteResponse(state.IncompleteReason is null ? "response.completed" : "response.incomplete", Answer(), state, output);
        stream.SendNotesAsComment(output);
    }

    /// <summary>The answer as far as it has come.</summary>
    private ChatAnswer Answer() => new()
    {
        Protocol = crossing.IsOwn ? ChatProtocol.Responses : null,
        Id = start?.Id,
        Model = start?.Model,
        CreatedAt = start?.CreatedAt,
        ServiceTier = usage?.ServiceTier ?? start?.ServiceTier,
        Parts = order.Parts(),
        StopReason = stop?.Reason ?? StopReason.Unknown,
        Usage = usage?.Usage ?? start?.Usage ?? default,
        UsageJson = usage?.UsageJson,
        Logprobs = ResponsesAnswerReader.LogprobsOf(order.Logprobs),
        Extra = crossing.IsOwn ? CollectedFields.Join(start?.Extra ?? ExtraFields.None, unknown) : ExtraFields.None,
    };
}
