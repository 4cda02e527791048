using System.Buffers;
using System.Text;
using System.Text.Json;
using nietras.SeparatedValues;

namespace Suffice.Audit.Sources;

/// <summary>Rows of a table (CSV, with comma, semicolon, tab or bar) as JSON objects of text, named by the first line.</summary>
internal static class TableRows
{
    private const int BlockSize = 1 << 19;

    public static IEnumerable<RowBlock> Read(Stream content)
    {
        using StreamReader text = new(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, BlockSize);
        using SepReader reader = Sep.Reader(options => options with { Unescape = true, DisableColCountCheck = true }).From(text);
        JsonEncodedText[] names = [.. reader.Header.ColNames.Select(name => JsonEncodedText.Encode(name.Trim()))];
        ArrayBufferWriter<byte> written = new(BlockSize + (BlockSize / 4));
        List<RowAt> rows = [];
        while (Next(reader, out string? fault))
        {
            int start = written.WrittenCount;
            fault ??= Write(reader.Current, names, written);
            rows.Add(new RowAt(start, written.WrittenCount - start, reader.Current.LineNumberFrom, fault));
            if (written.WrittenCount >= BlockSize)
            {
                yield return Block(written, rows);
                rows = [];
                written.ResetWrittenCount();
            }
        }

        if (rows.Count > 0)
        {
            yield return Block(written, rows);
        }
    }

    private static bool Next(SepReader reader, out string? fault)
    {
        fault = null;
        try
        {
            return reader.MoveNext();
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException)
        {
            throw new AuditInputException($"after line {reader.Current.LineNumberToExcl}: the table cannot be read on: {broken.Message}");
        }
    }

    private static string? Write(SepReader.Row row, JsonEncodedText[] names, ArrayBufferWriter<byte> to)
    {
        if (row.ColCount != names.Length)
        {
            return $"{row.ColCount} cells where the first line names {names.Length}";
        }

        using Utf8JsonWriter writer = new(to, new JsonWriterOptions { SkipValidation = true });
        writer.WriteStartObject();
        for (int i = 0; i < names.Length; i++)
        {
            writer.WriteString(names[i], row[i].Span);
        }

        writer.WriteEndObject();
        writer.Flush();
        return null;
    }

    private static RowBlock Block(ArrayBufferWriter<byte> written, List<RowAt> rows)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(written.WrittenCount);
        written.WrittenSpan.CopyTo(bytes);
        return new RowBlock(bytes, rows);
    }
}
