using System.Buffers;
using System.Text;
using System.Text.Json;
using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Laws;
using Suffice.Providers.Recordings;
using Suffice.Providers.Recordings.Lines;

namespace Suffice.Fuzz.Targets;

/// <summary>Recordings: lines are found wherever the file is cut, a bad line is told and passed over, an item written is the same item.</summary>
/// <param name="write">Writes an item; the real writer by default.</param>
internal sealed class RecordingTarget(Action<Utf8JsonWriter, RecordedItem>? write = null) : IFuzzTarget
{
    private readonly Action<Utf8JsonWriter, RecordedItem> write = write ?? ItemWriter.Write;

    public string Name => "recordings";

    public int MostBytes => 8_192;

    public InputLimits Limits => new(4 << 20, 20_000);

    public IReadOnlyList<string> Words =>
    [
        .. WireWords.All, "\n", "\r\n", "\"outputs\":{\"haiku\":{\"text\":\"a\"}}", "\"prompt\":\"p\"", "\"id\":\"i\"", "\"dataset\":", "\"task\":", "\"reference\":", "\"latency_ms\":", "\"first_piece_ms\":", "\"cost_usd\":", "\"correct\":true",
        "\"prediction\":", "\"finish_reason\":", "\"input_tokens\":", "\"output_tokens_est\":", "\"cache_read_tokens\":", "\"failure\":", "\"error\":", "\"confidence\":", "\"class_probs\":[0.5]", "\"answer\":", "\"parts\":",
    ];

    public string Try(ReadOnlyMemory<byte> input)
    {
        List<ReadOnlyMemory<byte>> lines = Lines(input, 1 << 16);
        Law.Same(Text(Lines(input, 1)), Text(lines), "any split gives the same lines");
        Law.Same(Text(lines), PlainLines(input), "lines are what stands between line feeds");
        StringBuilder outcome = new();
        foreach (ReadOnlyMemory<byte> line in lines)
        {
            RecordedItem? item = ItemReader.TryRead(line, out string? reason);
            Law.Holds(item is not null != reason is not null, "a line is an item or says why not", reason ?? "neither");
            if (item is not null)
            {
                Used(item, JsonLaw.HasNamesOnce(line));
            }

            outcome.Append(outcome.Length > 150 ? string.Empty : item is null ? $"{Place.Coarse(reason!)}|" : $"{Shape(item)}|");
        }

        return outcome.ToString();
    }

    private void Used(RecordedItem item, bool once)
    {
        RecordedItem again = ItemReader.TryRead(Written(item, once), out string? reason)
            ?? throw new BrokenLawException("an item written is read again", reason ?? string.Empty);
        Law.Same(again.Key.ToString(), item.Key.ToString(), "an item written is the same call");
        Law.Same(Text(again), Text(item), "an item written has the same answers");
        Law.Same(Encoding.UTF8.GetString(Written(again, once).Span), Encoding.UTF8.GetString(Written(item, once).Span), "an item is written the same every time");
        Law.Same(CallKey.Of(item.ToRequest("m")).ToString(), item.Key.ToString(), "a call made anew is found by its key");
    }

    private ReadOnlyMemory<byte> Written(RecordedItem item, bool once)
    {
        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter json = new(output, new JsonWriterOptions { MaxDepth = 200 }))
        {
            write(json, item);
        }

        JsonLaw.Valid(output.WrittenMemory, "an item written", once);
        return output.WrittenMemory;
    }

    private static string Text(RecordedItem item) => string.Join('\n', item.Outputs.OrderBy(output => output.Key, StringComparer.Ordinal).Select(output =>
        $"{output.Key}: {output.Value.Text} {output.Value.Correct} {output.Value.Prediction} {output.Value.CostUsd} {output.Value.Usage} {output.Value.Failure?.Kind} {output.Value.Failure?.Message} "
        + (output.Value.Answer is { } answer ? $"{EventText.Whole(answer)} {answer.StopReason}" : "no answer")));

    private static string Shape(RecordedItem item) =>
        $"{item.Messages.Length > 1} {item.Tools.Length > 0} {string.Join(' ', item.Outputs.Values.Select(output => $"{output.Answer is null} {output.Failure?.Kind} {output.Usage.Basis}").Distinct().Take(3))}";

    private static List<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> input, int most)
    {
        LineReader reader = new(new Trickle(input, most));
        List<ReadOnlyMemory<byte>> lines = [];
        while (reader.NextAsync(default).AsTask().GetAwaiter().GetResult() is { } line)
        {
            if (!line.IsBlank)
            {
                lines.Add(line.Bytes.ToArray());
            }
        }

        return lines;
    }

    private static string PlainLines(ReadOnlyMemory<byte> input)
    {
        string text = Encoding.Latin1.GetString(input.Span);
        text = text.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal) ? text[3..] : text;
        return string.Join("\n", text.Split('\n').Where(line => line.Trim(' ', '\t', '\r').Length > 0));
    }

    private static string Text(IEnumerable<ReadOnlyMemory<byte>> lines) => string.Join("\n", lines.Select(line => Encoding.Latin1.GetString(line.Span)));

    /// <summary>A file that gives a few bytes at a time.</summary>
    private sealed class Trickle(ReadOnlyMemory<byte> bytes, int most) : MemoryStream(bytes.ToArray())
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, most)], cancellationToken);
    }
}
