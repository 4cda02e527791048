using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.OpenAI;

/// <summary>A piece of a tool call. The index says which call it belongs to; id and name come once, or with every piece.</summary>
internal struct OpenAIToolDelta
{
    public int? Index;
    public string? Id;
    public string? Name;
    public string? Arguments;
    public JsonElement? Custom;
    public List<KeyValuePair<string, JsonElement>>? Extra;

    public static List<OpenAIToolDelta>? ReadAll(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return null;
        }

        List<OpenAIToolDelta>? all = null;
        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            (all ??= []).Add(Read(ref json));
        }

        return all;
    }

    private static OpenAIToolDelta Read(ref Utf8JsonReader json)
    {
        Utf8JsonReader start = json;
        OpenAIToolDelta delta = default;
        bool custom = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            custom |= json.ValueTextEquals("custom"u8) || IsOther(json);
            delta.ReadField(ref json);
        }

        // A call that is no function's is carried whole.
        delta.Custom = custom ? JsonElement.ParseValue(ref start) : null;
        return delta;
    }

    /// <summary>A type that says neither function nor nothing.</summary>
    private static bool IsOther(Utf8JsonReader json) =>
        json.ValueTextEquals("type"u8) && json.Read() && json.TokenType == JsonTokenType.String && !json.ValueTextEquals("function"u8);

    private void ReadField(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("index"u8))
        {
            json.Read();
            Index = json.TokenType == JsonTokenType.Number && json.TryGetInt32(out int index) ? index : null;
            json.Skip();
        }
        else if (json.ValueTextEquals("id"u8))
        {
            json.Read();
            Id = json.TokenType == JsonTokenType.String ? CutText.Read(ref json) : null;
            json.Skip();
        }
        else if (json.ValueTextEquals("function"u8))
        {
            json.Read();
            ReadFunction(ref json);
        }
        else if (json.ValueTextEquals("type"u8))
        {
            json.Skip();
        }
        else
        {
            string name = CutText.Read(ref json);
            json.Read();
            (Extra ??= []).Add(new(name, JsonElement.ParseValue(ref json)));
        }
    }

    private void ReadFunction(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool name = json.ValueTextEquals("name"u8);
            bool arguments = json.ValueTextEquals("arguments"u8);
            json.Read();
            string? text = json.TokenType == JsonTokenType.String ? CutText.Read(ref json) : null;
            json.Skip();
            Name = name ? text : Name;
            Arguments = arguments ? text : Arguments;
        }
    }
}
