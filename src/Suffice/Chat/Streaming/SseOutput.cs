using System.Buffers;
using System.Text;

namespace Suffice.Chat.Streaming;

/// <summary>Writes server-sent events: the one place that knows their form.</summary>
internal static class SseOutput
{
    public static void Write(string? name, ReadOnlySpan<byte> payload, IBufferWriter<byte> output)
    {
        if (name is not null)
        {
            output.Write("event: "u8);
            Encoding.UTF8.GetBytes(name, output);
            output.Write("\n"u8);
        }

        // Either ends a line of the stream; in JSON they stand only where a blank may.
        foreach (Range part in payload.SplitAny("\r\n"u8))
        {
            output.Write("data: "u8);
            output.Write(payload[part]);
            output.Write("\n"u8);
        }

        output.Write("\n"u8);
    }

    /// <summary>Writes a comment, which every client passes over.</summary>
    /// <param name="text">What it says; one line.</param>
    /// <param name="output">Where to.</param>
    public static void WriteComment(ReadOnlySpan<byte> text, IBufferWriter<byte> output)
    {
        output.Write(": "u8);
        output.Write(text);
        output.Write("\n\n"u8);
    }
}
