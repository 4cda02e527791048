using System.Buffers;
using System.Text;
using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Discovery.Counting;
using Suffice.Audit.Formats;
using Suffice.Audit.Sources;

namespace Suffice.Audit.Reading;

/// <summary>Reads the rows of a block and digests their calls. One a thread.</summary>
internal sealed class RowWorker(CallDigester digester, IReadOnlyList<ILogFormat> formats)
{
    private readonly RowReadings readings = new();

    /// <summary>Reads a block, and gives its bytes back.</summary>
    /// <param name="block">The block.</param>
    /// <param name="file">The file's number.</param>
    /// <param name="format">The file's format.</param>
    /// <param name="skip">Rows at the beginning that were read in an earlier run.</param>
    /// <returns>What was found.</returns>
    public BlockDigest Read(RowBlock block, int file, ILogFormat format, int skip)
    {
        BlockDigest digest = new() { File = file, Rows = block.Rows.Count };
        for (int i = skip; i < block.Rows.Count; i++)
        {
            RowAt row = block.Rows[i];
            if (row.Fault is { } fault)
            {
                digest.Faults.Add((fault, row.Line));
                continue;
            }

            Read(block[row], row.Line, format, digest);
        }

        ArrayPool<byte>.Shared.Return(block.Bytes);
        return digest;
    }

    private void Read(ReadOnlyMemory<byte> row, long line, ILogFormat format, BlockDigest digest)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(row, RowElements.Lenient);
        }
        catch (JsonException broken)
        {
            digest.Faults.Add((FaultOf(broken), line));
            return;
        }

        using (document)
        {
            int number = 0;
            int elements = 0;
            foreach (JsonElement element in RowElements.Of(document.RootElement))
            {
                elements++;
                readings.Clear();
                FormatOf(element, format).Read(element, readings);
                number = Note(line, number, digest);
            }

            if (elements == 0)
            {
                digest.Faults.Add(("an empty list, where a call is expected", line));
            }
        }
    }

    // A file may hold rows of two tools; what is nothing to the file's own format may be something to another.
    private ILogFormat FormatOf(JsonElement row, ILogFormat usual) =>
        usual.Fit(row) == 0 && formats.MaxBy(format => format.Fit(row)) is { } other && other.Fit(row) > 0 ? other : usual;

    private int Note(long line, int number, BlockDigest digest)
    {
        RowPlace place = new(digest.File, line);
        int before = number;
        foreach (LoggedCall call in readings.Calls)
        {
            digest.Calls.Add(digester.Digest(call, place, number++));
        }

        foreach (CallPiece piece in readings.Pieces)
        {
            digest.Pieces.Add(piece.Kind == CallPieceKind.Cut
                ? new PieceDigest(piece, null, place)
                : new PieceDigest(piece with { Call = EmptyCall }, digester.Digest(piece.Call, place, number, isWhole: false), place));
            number++;
        }

        foreach (string other in readings.Others)
        {
            digest.NotCalls[other] = digest.NotCalls.GetValueOrDefault(other) + 1;
        }

        foreach (string fault in readings.Faults)
        {
            digest.Faults.Add((fault, line));
        }

        if (number == before && readings.Others.Count == 0 && readings.Faults.Count == 0)
        {
            digest.Faults.Add(("a row in which no call was found", line));
        }

        return number;
    }

    private static LoggedCall EmptyCall { get; } = new();

    private static string FaultOf(JsonException broken)
    {
        string text = broken.Message;
        int detail = text.IndexOf(" LineNumber:", StringComparison.Ordinal);
        StringBuilder fault = new("no JSON: ");
        // The parser quotes what it met, which may be anybody's text: only its kind is told.
        return fault.Append(detail > 0 && text.Contains("end of data", StringComparison.OrdinalIgnoreCase) ? "the row is cut" : "the row is broken").ToString();
    }
}
