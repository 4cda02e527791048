using System.Text;
using System.Text.Unicode;

namespace Suffice.Agents.Tickets.Sources;

/// <summary>One file, read as its ending says, or as it begins where the ending says nothing.</summary>
internal static class TicketFile
{
    /// <summary>What is read.</summary>
    public const string Known = "a file of JSON Lines (.jsonl), JSON (.json), a table (.csv, .tsv), a text (.txt, .md) or a mail (.eml)";

    // What is not read line by line is held whole.
    private const long Largest = 1L << 30;

    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">What problems call it.</param>
    /// <param name="name">The id of its ticket where it is one ticket without an id; <see langword="null"/> for the file's own name.</param>
    /// <param name="into">Takes the tickets.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Done when it is read.</returns>
    public static async Task ReadAsync(string path, string shown, string? name, TicketCollection into, CancellationToken cancellationToken)
    {
        FileInfo file = new(path);
        if (file.Length == 0)
        {
            into.Problem(shown, "the file is empty; a ticket has at least a text");
            return;
        }

        string ending = file.Extension.ToLowerInvariant();
        if (ending is ".jsonl" or ".ndjson" && await BeginsAsync(path, cancellationToken).ConfigureAwait(false) != '[')
        {
            await TicketLines.ReadAsync(path, shown, into, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (file.Length > Largest)
        {
            into.Problem(shown, $"the file is larger than {Largest >> 20} MB; only JSON Lines (.jsonl) may be, which is read line by line");
            return;
        }

        byte[] bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        if (Decoded(bytes) is not { } content)
        {
            (int line, byte wrong) = BadByte(bytes);
            into.Problem($"{shown}:{line}", $"the byte 0x{wrong:X2} is no UTF-8; save the file as UTF-8");
            return;
        }

        Read(ending, content, shown, name ?? file.Name, into, cancellationToken);
    }

    private static void Read(string ending, byte[] content, string shown, string name, TicketCollection into, CancellationToken cancellationToken)
    {
        switch (ending)
        {
            case ".csv" or ".tsv":
                TicketTable.Read(content, shown, ending == ".tsv" ? '\t' : null, into, cancellationToken);
                break;
            case ".txt" or ".md":
                into.Add(new Ticket { Id = name, Messages = [new TicketMessage(string.Empty, Encoding.UTF8.GetString(content).Trim())], Place = shown }, shown);
                break;
            case ".eml":
                into.Add(TicketMail.Read(Encoding.UTF8.GetString(content), name, shown), shown);
                break;
            case ".json" or ".jsonl" or ".ndjson":
                TicketValues.Read(content, shown, name, into, cancellationToken);
                break;
            default:
                if (First(content) is '{' or '[')
                {
                    TicketValues.Read(content, shown, name, into, cancellationToken);
                    break;
                }

                into.Problem(shown, $"the ending {(ending.Length == 0 ? "(none)" : ending)} is not known; name {Known}");
                break;
        }
    }

    /// <summary>Adds a text as a ticket, told when it is blank.</summary>
    private static void Add(this TicketCollection into, Ticket ticket, string shown)
    {
        if (ticket.Text.AsSpan().IsWhiteSpace())
        {
            into.Problem(shown, "no text; a ticket has at least a text");
            return;
        }

        into.Add(ticket);
    }

    private static async Task<char> BeginsAsync(string path, CancellationToken cancellationToken)
    {
        byte[] head = new byte[4096];
        FileStream stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            int read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return First(head.AsSpan(0, read));
        }
    }

    private static char First(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> text = WithoutMark(content).TrimStart(" \t\r\n"u8);
        return text.IsEmpty ? '\0' : (char)text[0];
    }

    /// <summary>The text in UTF-8 without its mark; <see langword="null"/> when it is not valid.</summary>
    private static byte[]? Decoded(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
        {
            return Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(bytes.AsSpan(2)));
        }

        if (bytes is [0xFE, 0xFF, ..])
        {
            return Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)));
        }

        return !Utf8.IsValid(bytes) ? null : bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
    }

    /// <summary>Leaves out the mark that says UTF-8.</summary>
    internal static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;

    private static (int Line, byte Wrong) BadByte(ReadOnlySpan<byte> bytes)
    {
        int at = FirstBad(bytes);
        return (bytes[..at].Count((byte)'\n') + 1, bytes[at]);
    }

    /// <summary>Finds the first byte that is no UTF-8.</summary>
    /// <param name="bytes">Bytes of which not all are.</param>
    /// <returns>Where it is.</returns>
    internal static int FirstBad(ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out int length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return Math.Min(at, bytes.Length - 1);
    }
}
