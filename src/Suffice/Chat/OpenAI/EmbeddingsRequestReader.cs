using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.OpenAI;

/// <summary>Reads the body of <c>POST /v1/embeddings</c>: what is to be embedded, for counting; every other field stays in the body.</summary>
internal static class EmbeddingsRequestReader
{
    private const string Right = "give a text, a list of texts, a list of tokens, or a list of lists of tokens";

    public static ChatRequest Read(ReadOnlyMemory<byte> body) => JsonBody.Read(body, ReadRoot);

    private static ChatRequest ReadRoot(JsonElement root, ReadOnlyMemory<byte> body)
    {
        FieldReader fields = new(root);
        return new ChatRequest
        {
            Kind = CallKind.Embeddings,
            Protocol = ChatProtocol.OpenAI,
            Model = fields.RequiredText("model", "name an embedding model, or task:NAME"),
            Messages = [new ChatMessage { Role = ChatRole.User, Parts = ReadInput(ref fields) }],

            // Vectors are no answer tokens, so that the worst case of a call is its prompt.
            MaxOutputTokens = 0,
            Extra = fields.Rest(),
            Body = body,
        };
    }

    private static ImmutableArray<ContentPart> ReadInput(ref FieldReader fields)
    {
        JsonElement input = fields.Taken("input");
        return input.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => throw fields.Missing("input", Right),
            JsonValueKind.String => [new TextPart(input.GetString()!)],
            JsonValueKind.Array when input.GetArrayLength() == 0 => throw fields.Wrong("input", "is an empty list", Right),
            JsonValueKind.Array when input[0].ValueKind == JsonValueKind.Number => [Tokens(input, "$.input")],
            JsonValueKind.Array => [.. input.EnumerateArray().Select((item, place) => One(item, $"$.input[{place}]"))],
            _ => throw fields.Wrong("input", $"is {JsonKinds.Name(input)}", Right),
        };
    }

    private static ContentPart One(JsonElement item, string path) => item.ValueKind switch
    {
        JsonValueKind.String => new TextPart(item.GetString()!),
        JsonValueKind.Array => Tokens(item, path),
        _ => throw new ChatFormatException(path, $"is {JsonKinds.Name(item)}", "give a text or a list of tokens"),
    };

    private static TokensPart Tokens(JsonElement list, string path)
    {
        int count = 0;
        foreach (JsonElement token in list.EnumerateArray())
        {
            if (token.ValueKind != JsonValueKind.Number)
            {
                throw new ChatFormatException($"{path}[{count}]", $"is {JsonKinds.Name(token)} among tokens", "give whole numbers only");
            }

            count++;
        }

        return count > 0 ? new TokensPart(count) : throw new ChatFormatException(path, "is an empty list", "give at least one token");
    }
}
