using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Suffice.Agents.Tickets.Sources;

/// <summary>A mail as kept in a file (RFC 5322): its subject, who wrote it and when, and its plain text.</summary>
/// <remarks>Of a mail of parts (RFC 2046) the first plain text is taken. Texts are read as UTF-8.</remarks>
internal static partial class TicketMail
{
    private const int Deepest = 8;

    /// <summary>Reads it.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="id">The ticket's id: the file's name.</param>
    /// <param name="place">Where it is.</param>
    /// <returns>The ticket; its text is empty when the mail has no plain text.</returns>
    public static Ticket Read(string mail, string id, string place)
    {
        (Dictionary<string, string> headers, string body) = Split(mail.Replace("\r\n", "\n", StringComparison.Ordinal));
        string text = PlainText(headers, body, 0) ?? string.Empty;
        string? at = headers.GetValueOrDefault("date");
        ImmutableSortedDictionary<string, JsonElement>.Builder fields = ImmutableSortedDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
        foreach (string name in (string[])["to", "cc", "message-id", "date"])
        {
            if (headers.TryGetValue(name, out string? value))
            {
                fields[name] = JsonSerializer.SerializeToElement(Decoded(value));
            }
        }

        return new Ticket
        {
            Id = id,
            Subject = Decoded(headers.GetValueOrDefault("subject") ?? string.Empty),
            Messages = text.Length == 0 ? [] : [new TicketMessage(Decoded(headers.GetValueOrDefault("from") ?? string.Empty), text, at is null ? null : TicketTime.Read(at))],
            Fields = fields.ToImmutable(),
            Place = place,
        };
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string part)
    {
        int end = part.StartsWith('\n') ? 0 : part.IndexOf("\n\n", StringComparison.Ordinal);
        string head = end < 0 ? part : part[..end];
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in Folded().Replace(head, " ").Split('\n'))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
            }
        }

        return (headers, end < 0 ? string.Empty : part[end..].TrimStart('\n'));
    }

    private static string? PlainText(Dictionary<string, string> headers, string body, int depth)
    {
        string kind = headers.GetValueOrDefault("content-type") ?? "text/plain";
        if (kind.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && depth < Deepest && Boundary().Match(kind) is { Success: true } found)
        {
            return body.Split("--" + found.Groups["mark"].Value).Skip(1)
                .Select(part => Split(part.StartsWith('\n') ? part[1..] : part))
                .Select(part => PlainText(part.Headers, part.Body, depth + 1))
                .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        }

        return kind.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) ? Unpacked(headers.GetValueOrDefault("content-transfer-encoding"), body).Trim() : null;
    }

    private static string Unpacked(string? encoding, string body)
    {
        if (string.Equals(encoding, "base64", StringComparison.OrdinalIgnoreCase))
        {
            Span<byte> bytes = new byte[body.Length];
            return Convert.TryFromBase64String(body, bytes, out int written) ? Encoding.UTF8.GetString(bytes[..written]) : body;
        }

        return string.Equals(encoding, "quoted-printable", StringComparison.OrdinalIgnoreCase) ? Unquoted(body.Replace("=\n", string.Empty, StringComparison.Ordinal)) : body;
    }

    private static string Decoded(string header) => EncodedWord().Replace(header, word =>
    {
        string content = word.Groups["content"].Value;
        return word.Groups["form"].Value is "B" or "b" ? Unpacked("base64", content) : Unquoted(content.Replace('_', ' '));
    });

    private static string Unquoted(string text)
    {
        ReadOnlySpan<byte> all = Encoding.UTF8.GetBytes(text);
        List<byte> bytes = new(all.Length);
        for (int i = 0; i < all.Length; i++)
        {
            bool isQuoted = all[i] == '=' && i + 2 < all.Length;
            if (isQuoted && byte.TryParse(all.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte one))
            {
                bytes.Add(one);
                i += 2;
                continue;
            }

            bytes.Add(all[i]);
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Folded();

    [GeneratedRegex("boundary=\"?(?<mark>[^\";]+)\"?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?[^?]+\?(?<form>[BbQq])\?(?<content>[^?]*)\?=", RegexOptions.ExplicitCapture)]
    private static partial Regex EncodedWord();
}
