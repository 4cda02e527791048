using System.Buffers;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;
using Suffice.Spending;

namespace Suffice.Chat.Anthropic;

/// <summary>Writes single events of a streamed message.</summary>
/// <param name="stream">Where they are built and sent off.</param>
/// <param name="own">True when fields that nobody here knows belong to this protocol.</param>
/// <param name="labels">What to say where the answer says nothing.</param>
internal sealed class AnthropicEventWriter(StreamOutput stream, bool own, AnswerLabels labels)
{
    /// <summary>What every message says of itself, whatever the answer kept under these names.</summary>
    private static readonly string[] Said = ["id", "type", "role", "model", "content", "stop_reason", "stop_sequence", "usage"];

    public bool IsOwn => own;

    /// <summary>What clients show until the provider has counted: a prompt is not free because nobody has counted it yet.</summary>
    private TokenUsage Estimated => new() { Input = labels.PromptTokens, Basis = UsageBasis.Estimated };

    public void WriteStart(AnswerStarted started, IBufferWriter<byte> output)
    {
        Utf8JsonWriter json = Begin("message_start");
        json.WriteStartObject("message"u8);
        json.WriteString("id"u8, started.Id ?? labels.Id);
        json.WriteString("type"u8, "message"u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteString("model"u8, started.Model ?? labels.Model);
        json.WriteStartArray("content"u8);
        json.WriteEndArray();
        json.WriteNull("stop_reason"u8);
        json.WriteNull("stop_sequence"u8);
        WriteUsage(started.Usage ?? Estimated, own ? started.UsageJson : null, json);
        if (own)
        {
            started.Extra.SayingBeside(Said).WriteTo(json);
        }

        json.WriteEndObject();
        End("message_start", json, output);
    }

    public void WriteBlockStart(int number, ChatEvent step, IBufferWriter<byte> output)
    {
        Utf8JsonWriter json = Begin("content_block_start", number);
        json.WritePropertyName("content_block"u8);
        WriteBlock(step, json);
        End("content_block_start", json, output);
        if (step is not (ToolCallStarted or OpaqueDelta or ThinkingDelta { RedactedBytes: not null }))
        {
            WriteDelta(number, step, output);
        }
    }

    public void WriteDelta(int number, ChatEvent step, IBufferWriter<byte> output)
    {
        switch (step)
        {
            case TextDelta { Text.Length: > 0 } text:
                WriteDelta(number, "text_delta", "text", text.Text, output);
                break;
            case RefusalDelta { Text.Length: > 0 } refusal:
                WriteDelta(number, "text_delta", "text", refusal.Text, output);
                break;
            case ToolArgumentsDelta { Json.Length: > 0 } arguments:
                WriteDelta(number, "input_json_delta", "partial_json", arguments.Json, output);
                break;
            case ThinkingDelta thinking:
                WriteThinking(number, thinking, output);
                break;
            case OpaqueDelta opaque:
                Utf8JsonWriter json = Begin("content_block_delta", number);
                json.WritePropertyName("delta"u8);
                json.Raw(opaque.Json);
                End("content_block_delta", json, output);
                break;
        }
    }

    public void WriteBlockEnd(int number, IBufferWriter<byte> output) =>
        End("content_block_stop", Begin("content_block_stop", number), output);

    public void WriteStop(AnswerStopped? stop, UsageReported? usage, ExtraFields unknown, bool refused, IBufferWriter<byte> output)
    {
        StopReason reason = refused && stop?.Reason == StopReason.Done ? StopReason.Refused : stop?.Reason ?? StopReason.Unknown;
        string? raw = reason == stop?.Reason ? stop.Raw : null;
        Utf8JsonWriter json = Begin("message_delta");
        json.WriteStartObject("delta"u8);
        json.WriteString("stop_reason"u8, AnthropicStopReasons.Write(reason, raw, own));
        json.WriteString("stop_sequence"u8, stop?.StopSequence);
        unknown.WriteTo(json);
        json.WriteEndObject();
        WriteUsage(usage?.Usage ?? Estimated, own ? usage?.UsageJson : null, json);
        stream.WriteNotes(json);
        End("message_delta", json, output);
    }

    public void WriteEnd(IBufferWriter<byte> output)
    {
        stream.SendNotesAsComment(output);
        End("message_stop", Begin("message_stop"), output);
    }

    public void WritePing(IBufferWriter<byte> output) => End("ping", Begin("ping"), output);

    private void WriteBlock(ChatEvent step, Utf8JsonWriter json)
    {
        if (step is OpaqueDelta opaque)
        {
            json.Raw(opaque.Json);
            return;
        }

        FieldWriter fields = FieldWriter.Begin(json, own ? ExtraOf(step) : ExtraFields.None);
        switch (step)
        {
            case ToolCallStarted call:
                fields.Text("type", "tool_use");
                fields.Text("id", AnthropicToolId.Of(call.Id, own));
                fields.Text("name", call.Name);
                fields.Open("input").End();
                break;
            case ThinkingDelta { RedactedBytes: { } bytes }:
                fields.Text("type", "redacted_thinking");
                fields.Text("data", bytes);
                break;
            case ThinkingDelta:
                fields.Text("type", "thinking");
                fields.Text("thinking", string.Empty);
                fields.Text("signature", string.Empty);
                break;
            default:
                fields.Text("type", "text");
                fields.Text("text", string.Empty);
                break;
        }

        fields.End();
    }

    private void WriteThinking(int number, ThinkingDelta thinking, IBufferWriter<byte> output)
    {
        if (thinking.Text.Length > 0)
        {
            WriteDelta(number, "thinking_delta", "thinking", thinking.Text, output);
        }

        string? proof = thinking.Signature ?? (thinking.EncryptedContent is { } encrypted ? CarriedReasoning.ForAnthropic(encrypted) : null);
        if (proof is { Length: > 0 } signature)
        {
            WriteDelta(number, "signature_delta", "signature", signature, output);
        }
    }

    private void WriteDelta(int number, string kind, string field, string text, IBufferWriter<byte> output)
    {
        Utf8JsonWriter json = Begin("content_block_delta", number);
        json.WriteStartObject("delta"u8);
        json.WriteString("type"u8, kind);
        json.WriteString(field, text);
        json.WriteEndObject();
        End("content_block_delta", json, output);
    }

    private static void WriteUsage(TokenUsage usage, JsonElement? whole, Utf8JsonWriter json)
    {
        json.WritePropertyName("usage"u8);
        if (whole is { } value)
        {
            json.Raw(value);
        }
        else
        {
            AnthropicUsage.Write(json, usage);
        }
    }

    private Utf8JsonWriter Begin(string kind, int? number = null)
    {
        Utf8JsonWriter json = stream.Begin();
        json.WriteStartObject();
        json.WriteString("type"u8, kind);
        if (number is { } index)
        {
            json.WriteNumber("index"u8, index);
        }

        return json;
    }

    private void End(string kind, Utf8JsonWriter json, IBufferWriter<byte> output)
    {
        json.WriteEndObject();
        stream.End(json, kind, output);
    }

    private static ExtraFields ExtraOf(ChatEvent step) => step switch
    {
        TextDelta text => text.Extra,
        ToolCallStarted call => call.Extra,
        ThinkingDelta thinking => thinking.Extra,
        _ => ExtraFields.None,
    };
}
