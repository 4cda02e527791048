using System.Buffers;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Streaming;
using Suffice.Spending;

namespace Suffice.Chat.OpenAI;

/// <summary>Writes single <c>chat.completion.chunk</c>s.</summary>
/// <param name="stream">Where they are built and sent off.</param>
/// <param name="own">True when fields that nobody here knows belong to this protocol.</param>
/// <param name="labels">What to say where the answer says nothing.</param>
internal sealed class OpenAIChunkWriter(StreamOutput stream, bool own, AnswerLabels labels)
{
    /// <summary>What every chunk says of itself, whatever the answer kept under these names.</summary>
    private static readonly string[] Said = ["id", "object", "created", "model", "service_tier", "choices", "usage"];

    private static readonly string[] SaidOfChoice = ["index", "delta", "logprobs", "finish_reason"];

    private AnswerStarted start = new(null, null);

    /// <summary>Says how the answer began. Every chunk repeats it, but for fields that nobody knows: they may be large, and readers need them once.</summary>
    public void Begin(AnswerStarted started) => start = own ? started with { Extra = started.Extra.SayingBeside(Said) } : started;

    /// <summary>Begins a chunk; the delta's fields are due.</summary>
    public Utf8JsonWriter Begin(int choice)
    {
        Utf8JsonWriter json = BeginWithoutChoices();
        json.WriteStartObject();
        json.WriteNumber("index"u8, choice);
        json.WriteStartObject("delta"u8);
        return json;
    }

    /// <summary>Ends the delta and the chunk, and sends it off.</summary>
    public void End(Utf8JsonWriter json, ChunkEnd end, IBufferWriter<byte> output)
    {
        json.WriteEndObject();
        if (end.Logprobs is { } logprobs)
        {
            json.WritePropertyName("logprobs"u8);
            json.Raw(logprobs);
        }

        end.OfChoice.SayingBeside(SaidOfChoice).WriteTo(json);
        json.WriteString("finish_reason"u8, end.FinishReason);
        json.WriteEndObject();
        json.WriteEndArray();
        end.OfAnswer.SayingBeside(Said).WriteTo(json);
        json.WriteEndObject();
        stream.End(json, null, output);
    }

    public void WriteUsage(UsageReported reported, IBufferWriter<byte> output)
    {
        Utf8JsonWriter json = BeginWithoutChoices();
        json.WriteEndArray();
        json.WritePropertyName("usage"u8);
        if (own && reported.UsageJson is { } whole)
        {
            json.Raw(whole);
        }
        else
        {
            OpenAIUsage.Write(json, reported.Usage);
        }

        stream.WriteNotes(json);
        json.WriteEndObject();
        stream.End(json, null, output);
    }

    private Utf8JsonWriter BeginWithoutChoices()
    {
        Utf8JsonWriter json = stream.Begin();
        json.WriteStartObject();
        json.WriteString("id"u8, start.Id ?? labels.Id);
        json.WriteString("object"u8, "chat.completion.chunk"u8);
        json.WriteNumber("created"u8, (start.CreatedAt ?? labels.CreatedAt).ToUnixTimeSeconds());
        json.WriteString("model"u8, start.Model ?? labels.Model);
        if (own)
        {
            FieldWriter fields = new(json, ExtraFields.None);
            fields.Text("service_tier", start.ServiceTier);
            start.Extra.WriteTo(json);
            start = start.Extra.IsEmpty ? start : start with { Extra = ExtraFields.None };
        }

        json.WriteStartArray("choices"u8);
        return json;
    }
}

/// <summary>What a chunk says beside its delta.</summary>
/// <param name="FinishReason">Why the choice ended, where it does.</param>
/// <param name="Logprobs">Log-probabilities of the delta.</param>
/// <param name="OfChoice">Other fields of the choice.</param>
/// <param name="OfAnswer">Other fields of the answer.</param>
internal readonly record struct ChunkEnd(
    string? FinishReason = null, JsonElement? Logprobs = null, ExtraFields OfChoice = default, ExtraFields OfAnswer = default);
