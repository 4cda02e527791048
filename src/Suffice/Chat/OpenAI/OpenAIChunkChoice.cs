using System.Text;
using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.OpenAI;

/// <summary>What one chunk says of one choice. Read whole before it is told, because fields come in any order.</summary>
internal struct OpenAIChunkChoice
{
    public int Index;
    public string? Content;
    public string? Refusal;
    public string? Thinking;
    public string? ThinkingField;
    public string? FinishReason;
    public JsonElement? Logprobs;
    public List<OpenAIToolDelta>? Tools;
    public List<KeyValuePair<string, JsonElement>>? OfMessage;
    public List<KeyValuePair<string, JsonElement>>? OfChoice;

    /// <summary>Reads from the object's start to its end.</summary>
    public static OpenAIChunkChoice Read(ref Utf8JsonReader json)
    {
        OpenAIChunkChoice choice = default;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("delta"u8))
            {
                json.Read();
                choice.ReadDelta(ref json);
            }
            else if (json.ValueTextEquals("index"u8))
            {
                json.Read();
                choice.Index = json.TokenType == JsonTokenType.Number && json.TryGetInt32(out int index) ? Math.Max(index, 0) : 0;
                json.Skip();
            }
            else if (json.ValueTextEquals("finish_reason"u8))
            {
                json.Read();
                choice.FinishReason = TextOrNull(ref json);
            }
            else if (json.ValueTextEquals("logprobs"u8))
            {
                json.Read();
                choice.Logprobs = json.TokenType == JsonTokenType.Null ? null : JsonElement.ParseValue(ref json);
            }
            else
            {
                Keep(ref json, ref choice.OfChoice);
            }
        }

        return choice;
    }

    private void ReadDelta(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            ReadDeltaField(ref json);
        }
    }

    private void ReadDeltaField(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("content"u8))
        {
            json.Read();
            Content = json.TokenType == JsonTokenType.StartArray ? TextOf(JsonElement.ParseValue(ref json)) : TextOrNull(ref json);
        }
        else if (json.ValueTextEquals("tool_calls"u8))
        {
            json.Read();
            Tools = OpenAIToolDelta.ReadAll(ref json);
        }
        else if (json.ValueTextEquals("reasoning_content"u8) || json.ValueTextEquals("reasoning"u8))
        {
            ReadThinking(ref json);
        }
        else if (json.ValueTextEquals("refusal"u8))
        {
            json.Read();
            Refusal = TextOrNull(ref json);
        }
        else if (json.ValueTextEquals("role"u8))
        {
            json.Skip();
        }
        else
        {
            Keep(ref json, ref OfMessage);
        }
    }

    /// <summary>Some servers send the same thinking in two fields; it is read once, as in whole answers.</summary>
    private void ReadThinking(ref Utf8JsonReader json)
    {
        string field = json.ValueTextEquals("reasoning"u8) ? "reasoning" : "reasoning_content";
        json.Read();
        string? text = TextOrNull(ref json);
        if (text is not null && ThinkingField is not "reasoning_content")
        {
            Thinking = text;
            ThinkingField = field;
        }
    }

    private static void Keep(ref Utf8JsonReader json, ref List<KeyValuePair<string, JsonElement>>? fields)
    {
        string name = CutText.Read(ref json);
        json.Read();
        if (json.TokenType != JsonTokenType.Null)
        {
            (fields ??= []).Add(new(name, JsonElement.ParseValue(ref json)));
        }
    }

    private static string? TextOrNull(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            return CutText.Read(ref json);
        }

        json.Skip();
        return null;
    }

    /// <summary>Mistral's content may be a list of parts.</summary>
    private static string TextOf(JsonElement parts)
    {
        StringBuilder text = new();
        foreach (JsonElement part in parts.EnumerateArray())
        {
            if (part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text"u8, out JsonElement piece) && piece.ValueKind == JsonValueKind.String)
            {
                text.Append(piece.GetString());
            }
        }

        return text.ToString();
    }
}
