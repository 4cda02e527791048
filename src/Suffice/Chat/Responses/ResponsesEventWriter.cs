using System.Buffers;
using System.Text.Json;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Responses;

/// <summary>Writes single events of a streamed response.</summary>
/// <param name="stream">Where they are built and sent off.</param>
/// <param name="source">The protocol the events come from.</param>
/// <param name="labels">What to say where the answer says nothing.</param>
internal sealed class ResponsesEventWriter(StreamOutput stream, ChatProtocol? source, AnswerLabels labels)
{
    private int sequence;

    /// <summary>Counts an event that passed as it came.</summary>
    public void Passed() => sequence++;

    /// <summary>Writes an event that repeats the whole response.</summary>
    public void WriteResponse(string kind, ChatAnswer answer, ResponsesState state, IBufferWriter<byte> output)
    {
        Utf8JsonWriter json = Begin(kind);
        json.WritePropertyName("response"u8);
        ResponsesAnswerWriter.Write(answer, labels, NewCrossing(), state, json);
        if (state.IsOver)
        {
            stream.WriteNotes(json);
        }

        End(kind, json, output);
    }

    /// <summary>The fields stand both where the API's reference puts them and in an object, as its servers do and its clients expect.</summary>
    public void WriteError(ChatError error, IBufferWriter<byte> output)
    {
        Utf8JsonWriter json = Begin("error");
        json.WriteString("code"u8, error.Code ?? error.Kind);
        json.WriteString("message"u8, error.Message);
        json.WriteString("param"u8, error.Param);
        json.WriteStartObject("error"u8);
        json.WriteString("type"u8, error.Kind);
        json.WriteString("code"u8, error.Code ?? error.Kind);
        json.WriteString("message"u8, error.Message);
        json.WriteString("param"u8, error.Param);
        ErrorDetails.Write(error, json);
        json.WriteEndObject();
        End("error", json, output);
    }

    public void WriteItem(string kind, ResponsesWrittenItem item, Action<Utf8JsonWriter> write, IBufferWriter<byte> output)
    {
        Utf8JsonWriter json = Begin(kind);
        json.WriteNumber("output_index"u8, item.Output);
        json.WritePropertyName("item"u8);
        write(json);
        End(kind, json, output);
    }

    /// <summary>Begins an event that belongs to an item; <see cref="End"/> sends it off.</summary>
    public Utf8JsonWriter Begin(string kind, ResponsesWrittenItem item)
    {
        Utf8JsonWriter json = Begin(kind);
        json.WriteString("item_id"u8, item.Id);
        json.WriteNumber("output_index"u8, item.Output);
        return json;
    }

    public void End(string kind, Utf8JsonWriter json, IBufferWriter<byte> output)
    {
        json.WriteEndObject();
        stream.End(json, kind, output);
    }

    /// <summary>What is lost on the way is told of the whole answer, not event by event.</summary>
    public WireCrossing NewCrossing() => new(source, ChatProtocol.Responses);

    private Utf8JsonWriter Begin(string kind)
    {
        Utf8JsonWriter json = stream.Begin();
        json.WriteStartObject();
        json.WriteString("type"u8, kind);
        json.WriteNumber("sequence_number"u8, sequence++);
        return json;
    }
}
