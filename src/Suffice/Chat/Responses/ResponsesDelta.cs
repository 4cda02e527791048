using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.Responses;

/// <summary>The events that add a piece of text, read without a document.</summary>
/// <param name="Kind">What the piece adds to.</param>
/// <param name="Place">Where.</param>
/// <param name="Text">What it adds.</param>
/// <param name="Logprobs">Its log-probabilities, where there are any.</param>
internal readonly record struct ResponsesDelta(ResponsesDeltaKind Kind, ResponsesPlace Place, string Text, JsonElement? Logprobs)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonBody.MaxDepth };

    /// <summary>False for any other event; the reader then takes the long way.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ResponsesDelta delta)
    {
        delta = default;
        Utf8JsonReader json = new(bytes, Options);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("type"u8))
            {
                json.Read();
                delta = delta with { Kind = json.TokenType == JsonTokenType.String ? KindOf(json) : ResponsesDeltaKind.Other };
                if (delta.Kind == ResponsesDeltaKind.Other)
                {
                    return false;
                }
            }
            else if (!TryReadField(ref json, ref delta))
            {
                return false;
            }
        }

        return delta is { Kind: not ResponsesDeltaKind.Other, Text: not null } && !json.Read();
    }

    private static bool TryReadField(ref Utf8JsonReader json, ref ResponsesDelta delta)
    {
        if (json.ValueTextEquals("delta"u8))
        {
            json.Read();
            if (json.TokenType != JsonTokenType.String)
            {
                return false;
            }

            delta = delta with { Text = CutText.Read(ref json) };
            return true;
        }

        if (json.ValueTextEquals("logprobs"u8))
        {
            json.Read();
            JsonElement list = JsonElement.ParseValue(ref json);
            delta = delta with { Logprobs = ExtraFields.Says(list) ? ResponsesAnswerReader.LogprobsOf([list]) : null };
            return true;
        }

        ResponsesPlace place = delta.Place;
        bool read = place.TryRead(ref json);
        delta = delta with { Place = place };
        return read;
    }

    private static ResponsesDeltaKind KindOf(in Utf8JsonReader json) =>
        json.ValueTextEquals("response.output_text.delta"u8) ? ResponsesDeltaKind.Text
        : json.ValueTextEquals("response.function_call_arguments.delta"u8) ? ResponsesDeltaKind.Arguments
        : json.ValueTextEquals("response.reasoning_summary_text.delta"u8) ? ResponsesDeltaKind.Summary
        : json.ValueTextEquals("response.reasoning_text.delta"u8) ? ResponsesDeltaKind.Reasoning
        : json.ValueTextEquals("response.refusal.delta"u8) ? ResponsesDeltaKind.Refusal
        : ResponsesDeltaKind.Other;
}

/// <summary>The kinds of <see cref="ResponsesDelta"/>.</summary>
internal enum ResponsesDeltaKind
{
    /// <summary>Any other.</summary>
    Other,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A refusal.</summary>
    Refusal,

    /// <summary>A function call's arguments.</summary>
    Arguments,

    /// <summary>A summary of reasoning.</summary>
    Summary,

    /// <summary>Reasoning itself, where a server shows it.</summary>
    Reasoning,
}
