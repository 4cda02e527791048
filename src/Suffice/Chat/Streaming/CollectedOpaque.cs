using System.Text;
using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.Streaming;

/// <summary>What a stream says of parts that are carried and not looked into, and of citations.</summary>
internal sealed class CollectedOpaque
{
    private readonly StringBuilder input = new();
    private readonly List<JsonElement> citations = [];
    private JsonElement? whole;
    private bool isItem;

    public void Add(OpaqueDelta piece, bool isStart)
    {
        isItem |= piece.IsItem;
        if (isStart || isItem)
        {
            whole = piece.Json;
            if (isItem)
            {
                return;
            }
        }

        // A custom tool's input is text that comes in pieces, the first of them with the start.
        input.Append(TextOf(ObjectOf(piece.Json, "custom"), "input"));
        if (!isStart)
        {
            input.Append(TextOf(piece.Json, "partial_json"));
            if (piece.Json.TryGetProperty("citation"u8, out JsonElement citation))
            {
                citations.Add(citation);
            }
        }
    }

    /// <summary>The citations of a text, under the name they have in a whole answer.</summary>
    public ExtraFields Citations() => citations.Count == 0
        ? ExtraFields.None
        : new([KeyValuePair.Create("citations", JsonOutput.List(citations))]);

    public OpaquePart? Build(bool isToolCall)
    {
        if (whole is not { } start)
        {
            return null;
        }

        string kind = TextOf(start, "type") ?? (isToolCall ? "custom" : string.Empty);
        JsonElement json = isToolCall ? WithCustomInput(start) : WithInput(start);
        return new OpaquePart(kind, json) { IsToolCall = isToolCall, IsItem = isItem };
    }

    private JsonElement WithCustomInput(JsonElement start)
    {
        ExtraFields call = ExtraFields.Of(start).Without("index").Without("custom");
        ExtraFields custom = ExtraFields.Of(ObjectOf(start, "custom")).Without("input");
        return JsonOutput.Element(json =>
        {
            FieldWriter fields = FieldWriter.Begin(json, call);
            FieldWriter inner = FieldWriter.Begin(fields.Name("custom"), custom);
            inner.Text("input", input.ToString());
            inner.End();
            fields.End();
        });
    }

    /// <summary>A server tool's input comes as pieces of JSON; pieces that give none are left out.</summary>
    private JsonElement WithInput(JsonElement start)
    {
        if (input.Length == 0 || !TryParse(input.ToString(), out JsonElement value))
        {
            return start;
        }

        ExtraFields block = ExtraFields.Of(start).Without("input");
        return JsonOutput.Element(json =>
        {
            FieldWriter fields = FieldWriter.Begin(json, block);
            fields.Json("input", value);
            fields.End();
        });
    }

    private static bool TryParse(string text, out JsonElement value)
    {
        try
        {
            value = JsonElement.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            value = default;
            return false;
        }
    }

    private static JsonElement ObjectOf(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out JsonElement inner) ? inner : default;

    private static string? TextOf(JsonElement value, string name) =>
        ObjectOf(value, name) is { ValueKind: JsonValueKind.String } text ? CutText.Of(text) : null;
}
