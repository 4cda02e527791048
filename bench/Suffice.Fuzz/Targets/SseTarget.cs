using System.Buffers;
using System.Text;
using Suffice.Chat.Streaming;
using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Laws;

namespace Suffice.Fuzz.Targets;

/// <summary>The decoder of server-sent events: split anywhere it says the same, and it says what the standard says.</summary>
/// <param name="decode">Decodes bytes that come in pieces; the real decoder by default.</param>
internal sealed class SseTarget(Func<IReadOnlyList<ReadOnlyMemory<byte>>, IReadOnlyList<SseEvent>>? decode = null) : IFuzzTarget
{
    private readonly Func<IReadOnlyList<ReadOnlyMemory<byte>>, IReadOnlyList<SseEvent>> decode = decode ?? Decode;

    public string Name => "sse";

    public int MostBytes => 4_096;

    public InputLimits Limits => new(1 << 20, 1_000);

    public IReadOnlyList<string> Words =>
        ["data: ", "data:", "data", "event: ", "event:message\n", "id: 1\n", "retry: 10\n", ": comment\n", ":", "\r\n", "\n\n", "\r\r", "\r\n\r\n", "\uFEFF", "[DONE]", "{}", " "];

    public string Try(ReadOnlyMemory<byte> input)
    {
        string expected = PlainReading(input);
        foreach (IReadOnlyList<ReadOnlyMemory<byte>> pieces in Splits.Of(input))
        {
            Law.Same(Text(decode(pieces)), expected, pieces.Count == 1 ? "events are what the standard says" : "any split gives the same events");
        }

        IReadOnlyList<SseEvent> events = decode([input]);
        WrittenAgain(events);
        return $"{Math.Min(events.Count, 4)} {events.Any(item => item.IsComment)} {events.Any(item => item.Name is not null)}";
    }

    private static List<SseEvent> Decode(IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        SseDecoder decoder = new();
        List<SseEvent> events = [];
        foreach (ReadOnlyMemory<byte> piece in pieces)
        {
            decoder.Feed(piece.Span, events);
        }

        decoder.End(events);
        return events;
    }

    private void WrittenAgain(IReadOnlyList<SseEvent> events)
    {
        ArrayBufferWriter<byte> output = new();
        List<SseEvent> written = [.. events.Where(item => !item.IsComment)];
        foreach (SseEvent item in written)
        {
            SseOutput.Write(item.Name, item.Payload.Span, output);
        }

        Law.Same(Text(decode([output.WrittenMemory])), Text(written), "events written are read again");
    }

    /// <summary>WHATWG HTML 9.2.6, line by line and without a thought for speed.</summary>
    private static string PlainReading(ReadOnlyMemory<byte> input)
    {
        string text = Encoding.UTF8.GetString(input.Span);
        text = text.StartsWith('\uFEFF') ? text[1..] : text;
        string[] lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        StringBuilder said = new();
        StringBuilder? data = null;
        string? name = null;
        foreach (string line in lines.Append(string.Empty))
        {
            if (line.Length == 0)
            {
                said.Append(data is { Length: > 0 } ? $"{name}: {data}\n--\n" : string.Empty);
                (data, name) = (null, null);
                continue;
            }

            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string field = colon < 0 ? line : line[..colon];
            string value = colon < 0 ? string.Empty : line[(colon + 1)..];
            value = value.StartsWith(' ') ? value[1..] : value;
            if (colon == 0)
            {
                said.Append("comment\n");
            }
            else if (field == "data")
            {
                data = data is null ? new StringBuilder(value) : data.Append('\n').Append(value);
            }
            else if (field == "event")
            {
                name = value;
            }
        }

        return said.ToString();
    }

    private static string Text(IEnumerable<SseEvent> events) => string.Concat(events.Select(item =>
        item.IsComment ? "comment\n" : $"{item.Name}: {Encoding.UTF8.GetString(item.Payload.Span)}\n--\n"));
}
