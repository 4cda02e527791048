using System.Text;
using System.Text.Json;

namespace Suffice.Evaluation.Sets.Formats;

/// <summary>One file of an eval set, its rows told apart.</summary>
/// <param name="path">The file.</param>
internal sealed class EvalSource(string path)
{
    // As in recordings: arguments as deep as a reader's usual limit must fit inside an item.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 200 };

    private byte[]? bytes;
    private JsonElement? first;
    private bool looked;

    public string Path => path;

    public string Extension { get; } = System.IO.Path.GetExtension(path).ToLowerInvariant();

    /// <summary>True when its rows are JSON: one a line, or the elements of a list.</summary>
    public bool HoldsRows => Extension is not (".yaml" or ".yml" or ".csv" or ".tsv");

    /// <summary>The first row that is JSON, for telling forms apart; <see langword="null"/> when none of the first is.</summary>
    public JsonElement? FirstRow
    {
        get
        {
            if (!looked)
            {
                looked = true;
                first = Rows().Take(20).FirstOrDefault(row => row.Wrong is null && row.Json.ValueKind == JsonValueKind.Object) is { Line: > 0 } row ? row.Json : null;
            }

            return first;
        }
    }

    /// <summary>The whole text.</summary>
    /// <exception cref="EvalSetException">It is not valid UTF-8.</exception>
    public string Text
    {
        get
        {
            try
            {
                return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(Bytes);
            }
            catch (DecoderFallbackException e)
            {
                throw new EvalSetException($"{path}: is not valid UTF-8; save it as UTF-8", e);
            }
        }
    }

    private byte[] Bytes => bytes ??= WithoutMark(File.ReadAllBytes(path));

    /// <summary>Its rows: one JSON value a line, or the elements of one JSON array.</summary>
    public IEnumerable<SourceRow> Rows() => IsArray() ? Elements() : Lines();

    private static byte[] WithoutMark(byte[] read) => read is [0xef, 0xbb, 0xbf, ..] ? read[3..] : read;

    private bool IsArray() => Bytes.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'[', ..];

    private IEnumerable<SourceRow> Lines()
    {
        int line = 0;
        for (int at = 0; at < Bytes.Length;)
        {
            int length = Bytes.AsSpan(at).IndexOf((byte)'\n');
            int end = length < 0 ? Bytes.Length : at + length;
            line++;
            if (!Bytes.AsSpan(at, end - at).Trim(" \t\r"u8).IsEmpty)
            {
                yield return Row(Bytes.AsMemory(at, end - at), line);
            }

            at = end + 1;
        }
    }

    private IEnumerable<SourceRow> Elements()
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(Bytes, Options);
        }
        catch (JsonException e)
        {
            throw new EvalSetException($"{path}:{(e.LineNumber ?? 0) + 1}: not valid JSON; a list of items, or one item a line, is wanted", e);
        }

        using (document)
        {
            // A list begins on the line of its bracket; where each element begins is counted from its own text on.
            int line = 1;
            int at = 0;
            foreach (JsonElement element in document.RootElement.EnumerateArray())
            {
                int start = StartOf(element, at);
                line += Bytes.AsSpan(at, start - at).Count((byte)'\n');
                at = start;
                yield return new SourceRow(line, element.Clone(), null);
            }
        }
    }

    private int StartOf(JsonElement element, int from)
    {
        int found = Bytes.AsSpan(from).IndexOf(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(element));
        return found < 0 ? from : from + found;
    }

    private static SourceRow Row(ReadOnlyMemory<byte> text, int line)
    {
        if (!System.Text.Unicode.Utf8.IsValid(text.Span))
        {
            return new SourceRow(line, default, "not valid UTF-8");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Options);
            return new SourceRow(line, document.RootElement.Clone(), null);
        }
        catch (JsonException e)
        {
            return new SourceRow(line, default, $"not valid JSON at byte {e.BytePositionInLine}; one JSON object a line is wanted");
        }
    }
}

/// <summary>One row of a file.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Json">What it holds.</param>
/// <param name="Wrong">Why it is no JSON; <see langword="null"/> when it is.</param>
internal readonly record struct SourceRow(int Line, JsonElement Json, string? Wrong);
