using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Suffice.Chat;

namespace Suffice.Learning.Labels;

/// <summary>Says a label in the form that a call asks for.</summary>
public static class LabelAnswer
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer: the bare label, or an object with it where the call asks for JSON of one field that takes it.</summary>
    /// <param name="request">The call.</param>
    /// <param name="guess">The guess.</param>
    /// <returns>The answer with its confidence; <see langword="null"/> when the call asks for a form that a label cannot fill.</returns>
    public static ChatAnswer? Of(ChatRequest request, LabelGuess guess)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(guess);

        return TextOf(request, guess.Label) is not { } text ? null : new ChatAnswer
        {
            Parts = [new TextPart(text)],
            StopReason = StopReason.Done,
            StatedConfidence = guess.Confidence,
            LabelProbabilities = guess.Probabilities,
        };
    }

    private static string? TextOf(ChatRequest request, string label)
    {
        if (!request.Tools.IsDefaultOrEmpty)
        {
            return null;
        }

        return request.Format switch
        {
            null or { Kind: AnswerFormatKind.Text } => label,
            _ when IsObject(label) => label,
            { Kind: AnswerFormatKind.JsonSchema, Schema: { } schema } when FieldFor(schema, label) is { } field =>
                new JsonObject { [field] = label }.ToJsonString(Plain),
            _ => null,
        };
    }

    private static bool IsObject(string label)
    {
        if (!label.StartsWith('{'))
        {
            return false;
        }

        try
        {
            return JsonNode.Parse(label) is JsonObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // The only field that lists the label, or the only text where none lists it; nothing else may be required.
    private static string? FieldFor(JsonElement schema, string label)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out JsonElement properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        JsonProperty[] listing = [.. properties.EnumerateObject().Where(property => Lists(property.Value, label))];
        JsonProperty[] free = [.. properties.EnumerateObject().Where(property => IsFreeText(property.Value))];
        string? field = listing is [var one] ? one.Name : listing.Length == 0 && free is [var only] ? only.Name : null;
        bool needsMore = schema.TryGetProperty("required", out JsonElement required)
            && required.ValueKind == JsonValueKind.Array
            && required.EnumerateArray().Any(name => name.GetString() != field);

        return needsMore ? null : field;
    }

    private static bool Lists(JsonElement property, string label) =>
        property.ValueKind == JsonValueKind.Object
        && property.TryGetProperty("enum", out JsonElement values)
        && values.ValueKind == JsonValueKind.Array
        && values.EnumerateArray().Any(value => value.ValueKind == JsonValueKind.String && value.GetString() == label);

    private static bool IsFreeText(JsonElement property) =>
        property.ValueKind == JsonValueKind.Object
        && !property.TryGetProperty("enum", out _)
        && property.TryGetProperty("type", out JsonElement type)
        && type.ValueKind == JsonValueKind.String
        && type.GetString() == "string";
}
