using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.Anthropic;

/// <summary>The common <c>content_block_delta</c>s, read without a document.</summary>
/// <param name="Index">The block, by the wire's number.</param>
/// <param name="Kind">What the delta adds to.</param>
/// <param name="Text">What it adds.</param>
internal readonly record struct AnthropicDelta(int Index, AnthropicDeltaKind Kind, string Text)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonBody.MaxDepth };

    /// <summary>False for any other event; the reader then takes the long way.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out AnthropicDelta delta)
    {
        delta = default;
        Utf8JsonReader json = new(bytes, Options);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("type"u8))
            {
                json.Read();
                if (json.TokenType != JsonTokenType.String || !json.ValueTextEquals("content_block_delta"u8))
                {
                    return false;
                }
            }
            else if (json.ValueTextEquals("index"u8))
            {
                json.Read();
                if (json.TokenType != JsonTokenType.Number || !json.TryGetInt32(out int index))
                {
                    return false;
                }

                delta = delta with { Index = index };
            }
            else if (!json.ValueTextEquals("delta"u8))
            {
                json.Skip();
            }
            else if (!TryReadInner(ref json, ref delta))
            {
                return false;
            }
        }

        return delta.Kind != AnthropicDeltaKind.Other && !json.Read();
    }

    private static bool TryReadInner(ref Utf8JsonReader json, ref AnthropicDelta delta)
    {
        AnthropicDeltaKind kind = AnthropicDeltaKind.Other;
        AnthropicDeltaKind held = AnthropicDeltaKind.Other;
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isType = json.ValueTextEquals("type"u8);
            AnthropicDeltaKind field = isType ? AnthropicDeltaKind.Other : FieldOf(json);
            json.Read();
            if (!isType && field == AnthropicDeltaKind.Other)
            {
                json.Skip();
                continue;
            }

            if (json.TokenType != JsonTokenType.String)
            {
                return false;
            }

            if (isType)
            {
                kind = KindOf(json);
            }
            else
            {
                held = field;
                delta = delta with { Text = CutText.Read(ref json) };
            }
        }

        delta = delta with { Kind = kind };
        return kind != AnthropicDeltaKind.Other && kind == held;
    }

    private static AnthropicDeltaKind FieldOf(in Utf8JsonReader json) =>
        json.ValueTextEquals("text"u8) ? AnthropicDeltaKind.Text
        : json.ValueTextEquals("partial_json"u8) ? AnthropicDeltaKind.Input
        : json.ValueTextEquals("thinking"u8) ? AnthropicDeltaKind.Thinking
        : json.ValueTextEquals("signature"u8) ? AnthropicDeltaKind.Signature
        : AnthropicDeltaKind.Other;

    private static AnthropicDeltaKind KindOf(in Utf8JsonReader json) =>
        json.ValueTextEquals("text_delta"u8) ? AnthropicDeltaKind.Text
        : json.ValueTextEquals("input_json_delta"u8) ? AnthropicDeltaKind.Input
        : json.ValueTextEquals("thinking_delta"u8) ? AnthropicDeltaKind.Thinking
        : json.ValueTextEquals("signature_delta"u8) ? AnthropicDeltaKind.Signature
        : AnthropicDeltaKind.Other;
}

/// <summary>The kinds of <see cref="AnthropicDelta"/>.</summary>
internal enum AnthropicDeltaKind
{
    /// <summary>Any other.</summary>
    Other,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A tool's arguments.</summary>
    Input,

    /// <summary>Thinking.</summary>
    Thinking,

    /// <summary>Its signature.</summary>
    Signature,
}
