using System.Text.Json;

namespace Suffice.Agents.Tickets.Sources;

/// <summary>JSON: a list of tickets, an object that holds such a list (<c>{"tickets": [...]}</c>), or one ticket.</summary>
internal static class TicketValues
{
    private static readonly string[] Lists = ["tickets", "items", "data", "records", "rows", "results", "issues", "incidents", "cases", "conversations"];

    /// <summary>Reads it.</summary>
    /// <param name="content">The text, in UTF-8.</param>
    /// <param name="shown">What problems call it.</param>
    /// <param name="name">The id of the ticket where it is one without an id.</param>
    /// <param name="into">Takes the tickets.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static void Read(byte[] content, string shown, string name, TicketCollection into, CancellationToken cancellationToken)
    {
        Utf8JsonReader reader = new(content, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                ReadList(ref reader, content, shown, into, cancellationToken);
                return;
            }
        }
        catch (JsonException broken)
        {
            into.Problem($"{shown}:{(broken.LineNumber ?? 0) + 1}", $"no JSON at position {(broken.BytePositionInLine ?? 0) + 1}, and nothing is read from there on; a list of tickets is [{{...}}, {{...}}]");
            return;
        }

        if (Whole(content) is not { } value)
        {
            TicketLines.Read(content, shown, into);
            return;
        }

        if (ListIn(value) is not { } list)
        {
            into.Add(value, shown, name);
            return;
        }

        int index = 0;
        foreach (JsonElement row in list.Value.EnumerateArray())
        {
            into.Add(row, $"{shown}:{list.Name}[{index++}]");
        }
    }

    private static void ReadList(ref Utf8JsonReader reader, byte[] content, string shown, TicketCollection into, CancellationToken cancellationToken)
    {
        int counted = 0;
        int line = 1;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int start = (int)reader.TokenStartIndex;
            line += content.AsSpan(counted, start - counted).Count((byte)'\n');
            counted = start;
            JsonElement row = JsonElement.ParseValue(ref reader);
            if (reader.BytesConsumed - start > into.Options.LongestRow)
            {
                into.Problem($"{shown}:{line}", $"the ticket is longer than {into.Options.LongestRow} bytes; a ticket is a text that people wrote");
                continue;
            }

            into.Add(row, $"{shown}:{line}");
        }
    }

    private static JsonElement? Whole(byte[] content)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(content);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static (string Name, JsonElement Value)? ListIn(JsonElement value)
    {
        foreach (string name in value.ValueKind == JsonValueKind.Object ? Lists : [])
        {
            if (value.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(row => row.ValueKind == JsonValueKind.Object))
            {
                return (name, list);
            }
        }

        return null;
    }
}
