using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Suffice.Chat.Streaming;

/// <summary>Takes server-sent events out of bytes that may be split anywhere (WHATWG HTML, 9.2.6).</summary>
/// <remarks>
/// The framework's <c>SseParser</c> hides comments, which are signs of life here, lets an event grow without bound, and drops
/// the last event of a stream that ends without its blank line.
/// </remarks>
internal sealed class SseDecoder
{
    /// <summary>Far above any event of a provider; below what would hurt.</summary>
    public const int MostEventBytes = 32 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> line = new(256);
    private readonly ArrayBufferWriter<byte> data = new(512);
    private string? name;
    private bool hasData;
    private bool afterReturn;
    private bool begun;

    /// <summary>Takes the next bytes.</summary>
    /// <param name="bytes">The bytes; not kept.</param>
    /// <param name="into">Where complete events go.</param>
    /// <exception cref="InvalidDataException">An event is larger than <see cref="MostEventBytes"/>.</exception>
    public void Feed(ReadOnlySpan<byte> bytes, ICollection<SseEvent> into)
    {
        while (!bytes.IsEmpty)
        {
            // A line feed right after a carriage return belongs to it, also in the next piece.
            if (afterReturn && bytes[0] == (byte)'\n')
            {
                bytes = bytes[1..];
            }

            afterReturn = false;
            int end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
            if (end < 0)
            {
                Append(line, bytes);
                return;
            }

            TakeLine(bytes[..end], into);
            afterReturn = bytes[end] == (byte)'\r';
            bytes = bytes[(end + 1)..];
        }
    }

    /// <summary>Takes what is left when the connection ends, a last event without its blank line included.</summary>
    /// <param name="into">Where it goes.</param>
    public void End(ICollection<SseEvent> into)
    {
        TakeLine([], into);
        Dispatch(into);
    }

    private void TakeLine(ReadOnlySpan<byte> rest, ICollection<SseEvent> into)
    {
        if (line.WrittenCount == 0)
        {
            ReadLine(rest, into);
            return;
        }

        Append(line, rest);
        ReadLine(line.WrittenSpan, into);
        line.ResetWrittenCount();
    }

    private void ReadLine(ReadOnlySpan<byte> text, ICollection<SseEvent> into)
    {
        if (!begun)
        {
            begun = true;
            text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        }

        int colon = text.IndexOf((byte)':');
        if (text.IsEmpty)
        {
            Dispatch(into);
        }
        else if (colon == 0)
        {
            into.Add(SseEvent.Comment);
        }
        else
        {
            ReadOnlySpan<byte> value = colon < 0 ? [] : text[(colon + 1)..];
            ReadField(colon < 0 ? text : text[..colon], value.StartsWith((byte)' ') ? value[1..] : value);
        }
    }

    private void ReadField(ReadOnlySpan<byte> field, ReadOnlySpan<byte> value)
    {
        if (field.SequenceEqual("data"u8))
        {
            if (hasData)
            {
                data.Write("\n"u8);
            }

            hasData = true;
            Append(data, value);
        }
        else if (field.SequenceEqual("event"u8))
        {
            name = Encoding.UTF8.GetString(value);
        }
    }

    private void Dispatch(ICollection<SseEvent> into)
    {
        if (data.WrittenCount > 0)
        {
            into.Add(new SseEvent(name, Utf8.IsValid(data.WrittenSpan) ? data.WrittenSpan.ToArray() : Mended(data.WrittenSpan)));
        }

        data.ResetWrittenCount();
        hasData = false;
        name = null;
    }

    /// <summary>A stream is UTF-8 by its standard; what is none becomes U+FFFD, so that no broken text goes on.</summary>
    private static byte[] Mended(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes));

    private static void Append(ArrayBufferWriter<byte> buffer, ReadOnlySpan<byte> bytes)
    {
        if (buffer.WrittenCount + bytes.Length > MostEventBytes)
        {
            throw new InvalidDataException($"a server-sent event is larger than {MostEventBytes / (1024 * 1024)} MB");
        }

        buffer.Write(bytes);
    }
}
