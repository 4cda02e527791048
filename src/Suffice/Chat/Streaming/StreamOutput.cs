using System.Buffers;
using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.Streaming;

/// <summary>Builds the data of one server-sent event after another in one buffer, and sends them off.</summary>
internal sealed class StreamOutput
{
    private readonly ArrayBufferWriter<byte> buffer = new(512);
    private bool noted;

    /// <summary>What Suffice has to say; said once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Notes { get; set; } = [];

    private bool HasNotes => !noted && Notes.Count > 0;

    /// <summary>Begins the data of an event; <see cref="End"/> takes the writer back.</summary>
    public Utf8JsonWriter Begin()
    {
        buffer.ResetWrittenCount();
        return new Utf8JsonWriter(buffer, JsonOutput.Options);
    }

    /// <summary>Sends the data off.</summary>
    public void End(Utf8JsonWriter json, string? name, IBufferWriter<byte> output)
    {
        json.Dispose();
        SseOutput.Write(name, buffer.WrittenSpan, output);
    }

    /// <summary>Writes the notes into the object being written.</summary>
    public void WriteNotes(Utf8JsonWriter target)
    {
        if (HasNotes)
        {
            noted = true;
            target.WritePropertyName("suffice"u8);
            WriteNotesObject(target);
        }
    }

    /// <summary>Sends an event's data off as it came, with the notes as its last field.</summary>
    public void SendNoted(string? name, ReadOnlySpan<byte> payload, IBufferWriter<byte> output)
    {
        int end = payload.LastIndexOf((byte)'}');
        if (!HasNotes || end < 0)
        {
            SseOutput.Write(name, payload, output);
            return;
        }

        noted = true;
        buffer.ResetWrittenCount();
        buffer.Write(payload[..end]);
        buffer.Write(",\"suffice\":"u8);
        AppendNotes();
        buffer.Write(payload[end..]);
        SseOutput.Write(name, buffer.WrittenSpan, output);
    }

    /// <summary>Sends the notes off as a comment, where no event was left to hold them.</summary>
    public void SendNotesAsComment(IBufferWriter<byte> output)
    {
        if (HasNotes)
        {
            noted = true;
            buffer.ResetWrittenCount();
            buffer.Write("suffice "u8);
            AppendNotes();
            SseOutput.WriteComment(buffer.WrittenSpan, output);
        }
    }

    /// <summary>Sends an event's data off without the first occurrence of some of its bytes.</summary>
    public void SendWithout(ReadOnlySpan<byte> cut, string? name, ReadOnlySpan<byte> payload, IBufferWriter<byte> output)
    {
        int at = payload.IndexOf(cut);
        if (at < 0)
        {
            SseOutput.Write(name, payload, output);
            return;
        }

        buffer.ResetWrittenCount();
        buffer.Write(payload[..at]);
        buffer.Write(payload[(at + cut.Length)..]);
        SseOutput.Write(name, buffer.WrittenSpan, output);
    }

    private void AppendNotes()
    {
        using Utf8JsonWriter json = new(buffer, JsonOutput.Options);
        WriteNotesObject(json);
    }

    private void WriteNotesObject(Utf8JsonWriter target)
    {
        target.WriteStartObject();
        foreach ((string? name, string? value) in Notes)
        {
            target.WriteString(name, value);
        }

        target.WriteEndObject();
    }
}
