using System.Buffers;
using System.Text;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Anthropic;

/// <summary>A tool call's arguments as the object Anthropic demands. OpenAI's are text, and a model's text may be anything.</summary>
internal static class ToolInput
{
    public static void Write(ToolCallPart call, Utf8JsonWriter json, WireCrossing crossing)
    {
        if (string.IsNullOrWhiteSpace(call.ArgumentsJson))
        {
            json.WriteStartObject();
            json.WriteEndObject();
        }
        else if (IsObject(call.ArgumentsJson))
        {
            json.WriteRawValue(call.ArgumentsJson, skipInputValidation: true);
        }
        else
        {
            crossing.Lose($"form of the arguments of {call.Name}");
            json.WriteStartObject();
            json.WriteString("arguments"u8, call.ArgumentsJson);
            json.WriteEndObject();
        }
    }

    private static bool IsObject(string text)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            Utf8JsonReader reader = new(rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)), new JsonReaderOptions { MaxDepth = JsonBody.MaxDepth });
            bool isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            while (reader.Read())
            {
            }

            return isObject;
        }
        catch (JsonException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
