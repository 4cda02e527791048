using System.Text.Json;
using System.Text.Unicode;

namespace Suffice.Agents.Tickets.Sources;

/// <summary>JSON Lines: a ticket a line, read in little memory; a broken line spoils no other.</summary>
internal static class TicketLines
{
    private const int Block = 1 << 18;

    /// <summary>Reads them.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">What problems call it.</param>
    /// <param name="into">Takes the tickets.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Done when it is read.</returns>
    public static async Task ReadAsync(string path, string shown, TicketCollection into, CancellationToken cancellationToken)
    {
        LineCutter cutter = new(shown, into);
        byte[] block = new byte[Block];
        FileStream stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            int read;
            while ((read = await stream.ReadAsync(block, cancellationToken).ConfigureAwait(false)) > 0)
            {
                cutter.Take(block.AsSpan(0, read));
            }
        }

        cutter.End();
    }

    /// <summary>Reads lines that are in memory.</summary>
    /// <param name="content">The lines.</param>
    /// <param name="shown">What problems call them.</param>
    /// <param name="into">Takes the tickets.</param>
    public static void Read(ReadOnlySpan<byte> content, string shown, TicketCollection into)
    {
        LineCutter cutter = new(shown, into);
        cutter.Take(content);
        cutter.End();
    }

    private sealed class LineCutter(string shown, TicketCollection into)
    {
        private readonly List<byte> begun = [];
        private int line = 1;
        private bool isTooLong;

        public void Take(ReadOnlySpan<byte> bytes)
        {
            while (!bytes.IsEmpty)
            {
                int end = bytes.IndexOf((byte)'\n');
                Grow(end < 0 ? bytes : bytes[..end]);
                if (end < 0)
                {
                    return;
                }

                End();
                line++;
                bytes = bytes[(end + 1)..];
            }
        }

        public void End()
        {
            ReadOnlySpan<byte> row = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(begun);
            string place = $"{shown}:{line}";
            if (isTooLong)
            {
                into.Problem(place, $"the line is longer than {into.Options.LongestRow} bytes; a ticket is a text that people wrote");
            }
            else
            {
                Add(line == 1 ? TicketFile.WithoutMark(row) : row, place);
            }

            begun.Clear();
            isTooLong = false;
        }

        private void Grow(ReadOnlySpan<byte> piece)
        {
            isTooLong |= begun.Count + piece.Length > into.Options.LongestRow;
            if (isTooLong)
            {
                begun.Clear();
                return;
            }

            CollectionExtensions.AddRange(begun, piece);
        }

        private void Add(ReadOnlySpan<byte> row, string place)
        {
            if (row.IndexOfAnyExcept(" \t\r"u8) < 0)
            {
                return;
            }

            if (!Utf8.IsValid(row))
            {
                int at = TicketFile.FirstBad(row);
                into.Problem(place, $"the byte 0x{row[at]:X2} at {at + 1} is no UTF-8; save the file as UTF-8");
                return;
            }

            try
            {
                into.Add(JsonSerializer.Deserialize<JsonElement>(row), place);
            }
            catch (JsonException broken)
            {
                into.Problem(place, $"no JSON at position {(broken.BytePositionInLine ?? 0) + 1}; a line is one object, such as {{\"id\": \"T-1\", \"text\": \"...\"}}");
            }
        }
    }
}
