using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;

namespace Suffice.Chat.OpenAI;

/// <summary>Writes a stream of <c>chat.completion.chunk</c>s.</summary>
internal sealed class OpenAIStreamWriter : IChatStreamWriter
{
    private readonly StreamOutput stream = new();
    private readonly Dictionary<(int Choice, int Block), int> tools = [];
    private readonly HashSet<int> choices = [];
    private readonly OpenAIChunkWriter chunks;
    private readonly WireCrossing crossing;
    private readonly bool wantsUsage;
    private UsageReported? usage;
    private bool passing;

    /// <param name="asked">The call answered.</param>
    /// <param name="source">The protocol the events come from.</param>
    /// <param name="labels">What to say where the answer says nothing.</param>
    public OpenAIStreamWriter(ChatRequest asked, ChatProtocol? source, AnswerLabels labels)
    {
        crossing = new WireCrossing(source, ChatProtocol.OpenAI);
        chunks = new OpenAIChunkWriter(stream, crossing.IsOwn, labels);
        wantsUsage = asked.StreamUsage;
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
        if (passing && !step.Wire.IsEmpty)
        {
            Pass(step, output);
        }
        else if (!passing || step is AnswerEnded or StreamFailed or KeepAlive)
        {
            WriteAfresh(step, output);
        }
    }

    public void WriteError(ChatError error, IBufferWriter<byte> output)
    {
        Utf8JsonWriter json = stream.Begin();
        OpenAIErrorWriter.Write(error, json);
        stream.End(json, null, output);
    }

    public void WriteKeepAlive(IBufferWriter<byte> output) => SseOutput.WriteComment("keep-alive"u8, output);

    /// <summary>Bytes as they came, without the usage that we asked for and the caller did not.</summary>
    private void Pass(ChatEvent step, IBufferWriter<byte> output)
    {
        if (step is UsageReported { IsAlone: true })
        {
            if (wantsUsage)
            {
                stream.SendNoted(step.WireEvent, step.Wire.Span, output);
            }

            return;
        }

        if (step is AnswerEnded)
        {
            stream.SendNotesAsComment(output);
        }

        // Inside a text every quote is escaped, so these bytes can only be the field that a stream with usage has in each chunk.
        ReadOnlySpan<byte> unasked = wantsUsage ? "\0"u8 : ",\"usage\":null"u8;
        stream.SendWithout(unasked, step.WireEvent, step.Wire.Span, output);
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
                chunks.Begin(started);
                usage = started.Usage is { } counted ? new UsageReported(counted, null) : null;
                BeginChoice(0, output);
                break;
            case UsageReported reported:
                usage = reported;
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
            case BlockEnded or WireOnly:
                break;
            default:
                BeginChoice(step.Choice, output);
                WriteChunk(step, output);
                break;
        }
    }

    private void NameLosses(ChatEvent step)
    {
        StreamLosses.Name(step, crossing);
        if (step is ThinkingDelta thinking
            && OpenAIAnswerWriter.LostOf(thinking.Signature, thinking.RedactedBytes, thinking.EncryptedContent) is { } lost)
        {
            crossing.Lose(lost);
        }
    }

    private void BeginChoice(int choice, IBufferWriter<byte> output)
    {
        if (choices.Add(choice))
        {
            Utf8JsonWriter json = chunks.Begin(choice);
            json.WriteString("role"u8, "assistant"u8);
            json.WriteString("content"u8, ""u8);
            chunks.End(json, default, output);
        }
    }

    private void WriteChunk(ChatEvent step, IBufferWriter<byte> output)
    {
        if (!HasChunk(step))
        {
            return;
        }

        Utf8JsonWriter json = chunks.Begin(step.Choice);
        ChunkEnd end = step switch
        {
            AnswerStopped stopped => new ChunkEnd(OpenAIStopReasons.Write(stopped.Reason, stopped.Raw, crossing.IsOwn)),
            TextDelta text => new ChunkEnd(Logprobs: text.Logprobs),
            FieldsReported fields => new ChunkEnd(
                null, fields.OfChoice.Find("logprobs"), fields.OfChoice.Without("logprobs"), fields.Answer),
            _ => default,
        };
        WriteDelta(step, json);
        chunks.End(json, end, output);
    }

    private bool HasChunk(ChatEvent step) => step switch
    {
        TextDelta text => text.Text.Length > 0,
        RefusalDelta refusal => refusal.Text.Length > 0,
        ThinkingDelta thinking => thinking.Text.Length > 0,
        ToolArgumentsDelta arguments => arguments.Json.Length > 0,
        OpaqueDelta custom => crossing.IsOwn && custom.IsToolCall,
        FieldsReported => crossing.IsOwn,
        _ => true,
    };

    private void WriteDelta(ChatEvent step, Utf8JsonWriter json)
    {
        switch (step)
        {
            case TextDelta text:
                json.WriteString("content"u8, text.Text);
                break;
            case RefusalDelta refusal:
                json.WriteString("refusal"u8, refusal.Text);
                break;
            case ThinkingDelta thinking:
                json.WriteString(thinking.Field ?? OpenAIAnswerWriter.ThinkingField, thinking.Text);
                break;
            case ToolCallStarted call:
                OpenAIToolDeltaWriter.WriteStart(NumberOf(step.Choice, call.Block), call, crossing.IsOwn, json);
                break;
            case ToolArgumentsDelta arguments:
                OpenAIToolDeltaWriter.WriteArguments(NumberOf(step.Choice, arguments.Block), arguments.Json, json);
                break;
            case OpaqueDelta custom:
                OpenAIToolDeltaWriter.WriteCustom(NumberOf(step.Choice, custom.Block), custom.Json, json);
                break;
            case FieldsReported fields:
                fields.OfMessage.WriteTo(json);
                break;
        }
    }

    private void WriteEnd(IBufferWriter<byte> output)
    {
        if (!passing && wantsUsage && usage is not null)
        {
            chunks.WriteUsage(usage, output);
        }

        stream.SendNotesAsComment(output);
        SseOutput.Write(null, "[DONE]"u8, output);
    }

    /// <summary>Tool calls are counted from 0 in a choice, whatever else it says.</summary>
    private int NumberOf(int choice, int block)
    {
        if (!tools.TryGetValue((choice, block), out int number))
        {
            number = tools.Keys.Count(key => key.Choice == choice);
            tools[(choice, block)] = number;
        }

        return number;
    }
}
