using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Suffice.Evaluation.Items;
using Suffice.Files;
using Suffice.Providers.Recordings;
using Suffice.Providers.Recordings.Lines;

namespace Suffice.Evaluation.Runs.Keeping;

/// <summary>The lines of a run file: a head, the items, the results. Each says what it is, so that a cut or foreign one is passed over.</summary>
internal static class RunLine
{
    private const string Run = "run";
    private const string Item = "item";
    private const string Result = "result";

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 200 };
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 220 };

    // A line that somebody edited may say null where nothing may be missing.
    private static readonly JsonSerializerOptions Strict = new(MachineJson.Options) { RespectNullableAnnotations = true };

    public static ReadOnlyMemory<byte> Of(EvalRunHead head) => Of(Run, writer => JsonSerializer.Serialize(writer, head, MachineJson.Options));

    public static ReadOnlyMemory<byte> Of(EvalResult result) => Of(Result, writer => JsonSerializer.Serialize(writer, result, MachineJson.Options));

    public static ReadOnlyMemory<byte> Of(EvalItem item, string? judgedBy = null) => Of(Item, writer =>
    {
        writer.WriteStartObject();
        if (judgedBy is not null)
        {
            writer.WriteString("judged_by", judgedBy);
        }

        writer.WriteString("split_key", item.SplitKey);
        writer.WriteString("place", item.Place);
        writer.WriteStartArray("tags");
        foreach (EvalTag tag in item.Tags)
        {
            writer.WriteStringValue(tag.Name);
            writer.WriteStringValue(tag.Value);
        }

        writer.WriteEndArray();
        writer.WritePropertyName("call");
        ItemWriter.Write(writer, Recorded(item));
        writer.WriteEndObject();
    });

    /// <summary>Reads a line.</summary>
    /// <returns>A head, an item or a result; <see langword="null"/> for what is none.</returns>
    public static object? Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line, Reading);
            JsonElement root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object ? null
                : root.TryGetProperty(Result, out JsonElement result) ? ReadResult(result)
                : root.TryGetProperty(Item, out JsonElement item) ? ReadItem(item)
                : root.TryGetProperty(Run, out JsonElement run) ? ReadHead(run)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException or KeyNotFoundException or OverflowException or FormatException)
        {
            return null;
        }
    }

    private static EvalResult? ReadResult(JsonElement result) =>
        result.Deserialize<EvalResult>(Strict) is { Repeat: >= 0 } read && (read.IsError || read.Score is not null) && !read.Metrics.Contains(null!) && !read.Calls.Contains(null!) ? read : null;

    private static EvalRunHead? ReadHead(JsonElement run) =>
        run.Deserialize<EvalRunHead>(Strict) is { Models.IsDefaultOrEmpty: false, Floor: null or { AtLeast: > 0 and < 1, Margin: > 0 and < 100 } } head && !head.Models.Contains(null!) ? head : null;

    private static RecordedItem Recorded(EvalItem item) => new()
    {
        Id = item.Id,
        Messages = item.Request.Messages,
        Tools = item.Request.Tools,
        Schema = item.Request.Format is { Kind: Chat.AnswerFormatKind.JsonSchema } format ? format.Schema : null,
        Reference = item.Reference,
    };

    private static EvalRunItem? ReadItem(JsonElement item)
    {
        if (ItemReader.TryRead(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(item.GetProperty("call")).ToArray(), out _) is not { } recorded)
        {
            return null;
        }

        string[] words = [.. item.GetProperty("tags").EnumerateArray().Select(word => word.GetString()!)];
        ImmutableArray<EvalTag> tags = [.. words.Chunk(2).Where(pair => pair.Length == 2).Select(pair => new EvalTag(pair[0], pair[1]))];
        string? reference = recorded.Reference is { } given ? Checks.Canonical.JsonScalar.TextOf(given) : null;
        return new EvalRunItem(recorded.Id, recorded.ToRequest("auto"), reference, tags, item.GetProperty("split_key").GetString()!, item.GetProperty("place").GetString()!)
        {
            JudgedBy = item.TryGetProperty("judged_by", out JsonElement judgedBy) ? judgedBy.GetString() : null,
        };
    }

    private static ReadOnlyMemory<byte> Of(string kind, Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> line = new();
        using (Utf8JsonWriter writer = new(line, Writing))
        {
            writer.WriteStartObject();
            writer.WritePropertyName(kind);
            write(writer);
            writer.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenMemory;
    }
}
