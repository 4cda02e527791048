using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;
using Suffice.Spending;

namespace Suffice.Chat.OpenAI;

/// <summary>Reads <c>chat.completion.chunk</c>s. Inside a chunk, content comes first, then usage, then the stop.</summary>
internal sealed class OpenAIStreamReader : IChatStreamReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonBody.MaxDepth };

    private readonly List<OpenAIStreamChoice> choices = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<ChatEvent> last = [];
    private readonly WireMark wire = new();
    private string? serviceTier;
    private bool started;

    public bool HasStopped { get; private set; }

    public void Read(string? eventName, ReadOnlyMemory<byte> bytes, ICollection<ChatEvent> into)
    {
        ArgumentNullException.ThrowIfNull(into);
        wire.Begin(bytes, null);
        if (!bytes.Span.Trim((byte)' ').SequenceEqual("[DONE]"u8))
        {
            ReadChunk(bytes, eventName == "error", into);
        }
        else if (started)
        {
            into.Add(new AnswerEnded { Wire = wire.Take() });
        }
        else
        {
            into.Add(new StreamFailed(StreamFailed.Incomplete, "the stream ended before it began"));
        }
    }

    private void ReadChunk(ReadOnlyMemory<byte> bytes, bool isError, ICollection<ChatEvent> into)
    {
        if (!started || isError)
        {
            JsonElement root = JsonElement.Parse(bytes.Span);
            if (isError || IsError(root))
            {
                Fail(bytes, into);
                return;
            }

            Start(root, into);
        }

        last.Clear();
        Utf8JsonReader json = new(bytes.Span, Options);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!ReadField(ref json, bytes, into))
            {
                return;
            }
        }

        bool more = json.Read();
        Finish(into, more);
    }

    private bool ReadField(ref Utf8JsonReader json, ReadOnlyMemory<byte> bytes, ICollection<ChatEvent> into)
    {
        if (json.ValueTextEquals("choices"u8))
        {
            json.Read();
            ReadChoices(ref json, into);
        }
        else if (json.ValueTextEquals("usage"u8))
        {
            json.Read();
            ReadUsage(ref json);
        }
        else if (json.ValueTextEquals("error"u8) && Says(json))
        {
            // Only a whole event is an error to pass on.
            _ = JsonElement.Parse(bytes.Span);
            Fail(bytes, into);
            return false;
        }
        else if (json.ValueTextEquals("id"u8) || json.ValueTextEquals("object"u8) || json.ValueTextEquals("created"u8)
            || json.ValueTextEquals("model"u8) || json.ValueTextEquals("system_fingerprint"u8) || json.ValueTextEquals("obfuscation"u8))
        {
            json.Skip();
        }
        else
        {
            ReadUnknown(ref json, into);
        }

        return true;
    }

    private void ReadChoices(ref Utf8JsonReader json, ICollection<ChatEvent> into)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            OpenAIChunkChoice chunk = OpenAIChunkChoice.Read(ref json);
            OpenAIStreamChoice choice = ChoiceOf(chunk.Index);
            choice.Add(chunk, wire, into);
            if (chunk.FinishReason is { } word)
            {
                choice.EndBlocks(wire, into);
                HasStopped = true;
                last.Add(new AnswerStopped(OpenAIStopReasons.Read(word), word) { Choice = chunk.Index });
            }
        }
    }

    private OpenAIStreamChoice ChoiceOf(int index)
    {
        foreach (OpenAIStreamChoice known in choices)
        {
            if (known.Index == index)
            {
                return known;
            }
        }

        OpenAIStreamChoice choice = new(index);
        choices.Add(choice);
        return choice;
    }

    private void ReadUsage(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        JsonElement usage = JsonElement.ParseValue(ref json);
        last.Insert(0, new UsageReported(OpenAIUsage.Read(usage), usage) { ReportedCostUsd = OpenAIUsage.CostOf(usage) });
    }

    /// <summary>Fields beyond the known are told once; servers repeat them in every chunk.</summary>
    private void ReadUnknown(ref Utf8JsonReader json, ICollection<ChatEvent> into)
    {
        string name = CutText.Read(ref json);
        json.Read();
        if (name == "service_tier" && json.TokenType == JsonTokenType.String)
        {
            serviceTier = CutText.Read(ref json);
        }
        else if (json.TokenType != JsonTokenType.Null && seen.Add(name))
        {
            ExtraFields field = new([KeyValuePair.Create(name, JsonElement.ParseValue(ref json))]);
            into.Add(new FieldsReported(field, ExtraFields.None, ExtraFields.None) { Wire = wire.Take() });
        }
        else
        {
            json.Skip();
        }
    }

    private void Finish(ICollection<ChatEvent> into, bool isBroken)
    {
        if (isBroken)
        {
            throw new JsonException();
        }

        foreach (ChatEvent step in last)
        {
            into.Add(step is UsageReported usage
                ? usage with { ServiceTier = serviceTier, IsAlone = last.Count == 1 && !wire.IsTaken, Wire = wire.Take() }
                : wire.IsTaken ? step : step with { Wire = wire.Take() });
        }

        if (!wire.IsTaken)
        {
            into.Add(new KeepAlive { Wire = wire.Take() });
        }
    }

    private void Start(JsonElement root, ICollection<ChatEvent> into)
    {
        FieldReader fields = FieldReader.Of(root);
        fields.Taken("object");
        fields.Taken("choices");
        fields.Taken("usage");
        fields.Taken("obfuscation");

        // Azure begins with what its filters say, before the answer has an id or a model.
        string? id = fields.Text("id") is { Length: > 0 } named ? named : null;
        string? model = fields.Text("model") is { Length: > 0 } answering ? answering : null;
        DateTimeOffset? created = UnixTime.Take(ref fields, "created");
        serviceTier = fields.Text("service_tier");
        started = true;
        ExtraFields extra = fields.Rest().Saying();
        seen.UnionWith(extra.IsEmpty ? [] : extra.Items.Select(field => field.Key));
        into.Add(new AnswerStarted(id, model)
        {
            CreatedAt = created,
            ServiceTier = serviceTier,
            Extra = extra,
            Wire = wire.Take(),
        });
    }

    private void Fail(ReadOnlyMemory<byte> bytes, ICollection<ChatEvent> into)
    {
        ChatError error = ErrorBody.Read(500, bytes);
        into.Add(new StreamFailed(error.Code ?? error.Kind, error.Message) { Wire = wire.Take() });
    }

    private static bool IsError(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error"u8, out JsonElement error) && ExtraFields.Says(error);

    private static bool Says(Utf8JsonReader json) => json.Read() && json.TokenType is JsonTokenType.StartObject or JsonTokenType.String;
}
