using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;
using Suffice.Spending;

namespace Suffice.Chat.OpenAI;

/// <summary>Reads the answer of an embeddings endpoint: what it counted, and that vectors are there. The vectors themselves are passed over.</summary>
/// <remarks>An answer of thousands of vectors is tens of megabytes of digits: it is walked once and never built up in memory.</remarks>
internal static class EmbeddingsAnswerReader
{
    public static ChatAnswer Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return Walk(body);
        }
        catch (JsonException broken)
        {
            throw new ChatFormatException("$", $"the answer is not valid JSON at line {(broken.LineNumber ?? 0) + 1}", "an object with data and usage");
        }
    }

    private static ChatAnswer Walk(ReadOnlyMemory<byte> body)
    {
        Utf8JsonReader reader = new(body.Span, new JsonReaderOptions { MaxDepth = JsonBody.MaxDepth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new ChatFormatException("$", "the answer is no JSON object", "an object with data and usage");
        }

        int vectors = 0;
        string? model = null;
        JsonElement? usage = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("data"u8))
            {
                vectors = CountVectors(ref reader);
            }
            else if (reader.ValueTextEquals("usage"u8))
            {
                usage = JsonElement.ParseValue(ref reader);
            }
            else if (reader.ValueTextEquals("model"u8))
            {
                reader.Read();
                model = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }

        // Reads on to the end, so that what follows the object is a mistake too.
        reader.Read();
        return vectors == 0
            ? throw new ChatFormatException("$.data", "holds no vectors", "a list of at least one embedding")
            : new ChatAnswer
            {
                Parts = [],
                Model = model,
                Protocol = ChatProtocol.OpenAI,
                StopReason = StopReason.Done,
                Usage = usage is { } counted ? OpenAIUsage.Read(counted) : default,
                UsageJson = usage,
                Body = body,
            };
    }

    private static int CountVectors(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return 0;
        }

        int vectors = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            vectors++;
            reader.Skip();
        }

        return vectors;
    }
}
