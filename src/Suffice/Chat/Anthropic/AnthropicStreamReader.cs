using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Anthropic;

/// <summary>Reads the events of a streamed message. What an event is, its data's <c>type</c> says; event names may be missing.</summary>
internal sealed class AnthropicStreamReader : IChatStreamReader
{
    private readonly AnthropicStreamBlocks blocks = new();
    private readonly AnthropicStreamUsage usage = new();
    private readonly WireMark wire = new();
    private bool started;

    public bool HasStopped { get; private set; }

    public void Read(string? eventName, ReadOnlyMemory<byte> bytes, ICollection<ChatEvent> into)
    {
        ArgumentNullException.ThrowIfNull(into);
        wire.Begin(bytes, eventName);
        if (!AnthropicDelta.TryRead(bytes.Span, out AnthropicDelta delta) || !blocks.Add(delta, wire, into))
        {
            ReadWhole(JsonElement.Parse(bytes.Span), into);
        }
    }

    private void ReadWhole(JsonElement root, ICollection<ChatEvent> into)
    {
        FieldReader fields = FieldReader.Of(root);
        string? kind = fields.Text("type");
        if (!started && kind is ("content_block_start" or "content_block_stop" or "message_delta"))
        {
            // What it says would be lost, or be told twice, where the stream is passed on from its start.
            throw new ChatFormatException("$.type", $"{kind} comes before message_start", "begin the stream with message_start");
        }

        switch (kind)
        {
            case "message_start":
                Start(fields.Open("message"), into);
                break;
            case "content_block_start":
                blocks.Start(fields.Whole("index") ?? 0, fields.Object("content_block") ?? throw fields.Missing("content_block", "give a block"), wire, into);
                break;
            case "content_block_delta":
                blocks.AddOpaque(fields.Whole("index") ?? 0, fields.Object("delta") ?? throw fields.Missing("delta", "give a delta"), wire, into);
                break;
            case "content_block_stop":
                blocks.Stop(fields.Whole("index") ?? 0, wire, into);
                break;
            case "message_delta":
                ReadMessageDelta(ref fields, into);
                break;
            case "message_stop":
                into.Add(started
                    ? new AnswerEnded { Wire = wire.Take(), WireEvent = wire.Name }
                    : new StreamFailed(StreamFailed.Incomplete, "the stream ended before it began"));
                break;
            case "error":
                ChatError error = ErrorBody.Read(500, wire.Peek());
                into.Add(new StreamFailed(error.Kind, error.Message) { Wire = started ? wire.Take() : default, WireEvent = wire.Name });
                break;
            default:
                into.Add(new KeepAlive { Wire = wire.Take(), WireEvent = wire.Name });
                break;
        }
    }

    private void Start(FieldReader message, ICollection<ChatEvent> into)
    {
        foreach (string known in (ReadOnlySpan<string>)["type", "role", "content", "stop_reason", "stop_sequence"])
        {
            message.Taken(known);
        }

        started = true;
        usage.Add(message.Object("usage"));
        into.Add(new AnswerStarted(message.Text("id"), message.Text("model"))
        {
            Usage = usage.Tokens,
            UsageJson = usage.Json,
            ServiceTier = usage.ServiceTier,
            Extra = message.Rest().Saying(),
            Wire = wire.Take(),
            WireEvent = wire.Name,
        });
    }

    /// <summary>Usage before the stop, so that whoever notes the cost has it when the event goes on.</summary>
    private void ReadMessageDelta(ref FieldReader fields, ICollection<ChatEvent> into)
    {
        if (fields.Object("usage") is { } counts)
        {
            usage.Add(counts);
            into.Add(new UsageReported(usage.Tokens ?? default, usage.Json)
            {
                ServiceTier = usage.ServiceTier,
                Region = usage.Region,
                Wire = wire.Take(),
                WireEvent = wire.Name,
            });
        }

        FieldReader delta = fields.Open("delta");
        string? word = delta.Text("stop_reason");
        string? text = delta.Text("stop_sequence");
        ExtraFields inside = delta.Rest().Saying();

        // What the event says beside its delta under a name of the delta's would stand in one object with it twice.
        IEnumerable<KeyValuePair<string, JsonElement>> beside = fields.Rest().Saying().Items.Where(field => field.Key is not ("stop_reason" or "stop_sequence") && inside.Find(field.Key) is null);
        ExtraFields unknown = new([.. inside.Items, .. beside]);
        if (!unknown.IsEmpty)
        {
            into.Add(new FieldsReported(unknown, ExtraFields.None, ExtraFields.None) { Wire = wire.Take(), WireEvent = wire.Name });
        }

        if (word is not null)
        {
            HasStopped = true;
            into.Add(new AnswerStopped(AnthropicStopReasons.Read(word), word, text) { Wire = wire.Take(), WireEvent = wire.Name });
        }
        else if (!wire.IsTaken)
        {
            into.Add(new KeepAlive { Wire = wire.Take(), WireEvent = wire.Name });
        }
    }
}
