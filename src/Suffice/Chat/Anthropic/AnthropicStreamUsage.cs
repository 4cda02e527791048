using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Spending;

namespace Suffice.Chat.Anthropic;

/// <summary>The usage of a stream: told at its start and again at its end, each time as a total, not always with every field.</summary>
/// <remarks>The objects are joined field by field, the larger count winning, before they are read: joined afterwards, cache writes whose split only one of them knows would count twice.</remarks>
internal sealed class AnthropicStreamUsage
{
    public JsonElement? Json { get; private set; }

    public TokenUsage? Tokens => Json is { } counts ? AnthropicUsage.Read(counts) : null;

    public string? ServiceTier => Json is { } counts ? AnthropicUsage.ServiceTierOf(counts) : null;

    public string? Region => Json is { } counts ? AnthropicUsage.RegionOf(counts) : null;

    public void Add(JsonElement? counts)
    {
        if (counts is { } later)
        {
            Json = Json is { } earlier ? JsonOutput.Element(json => Join(earlier, later, json)) : later;
        }
    }

    private static void Join(JsonElement earlier, JsonElement later, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (JsonProperty field in earlier.EnumerateObject())
        {
            json.WritePropertyName(field.Name);
            if (later.TryGetProperty(field.Name, out JsonElement newer))
            {
                JoinValue(field.Value, newer, json);
            }
            else
            {
                json.Raw(field.Value);
            }
        }

        foreach (JsonProperty field in later.EnumerateObject().Where(field => !earlier.TryGetProperty(field.Name, out _)))
        {
            json.WritePropertyName(field.Name);
            json.Raw(field.Value);
        }

        json.WriteEndObject();
    }

    private static void JoinValue(JsonElement earlier, JsonElement later, Utf8JsonWriter json)
    {
        switch (earlier.ValueKind, later.ValueKind)
        {
            case (JsonValueKind.Object, JsonValueKind.Object):
                Join(earlier, later, json);
                break;
            case (JsonValueKind.Number, JsonValueKind.Number):
                bool smaller = earlier.TryGetDecimal(out decimal before) && later.TryGetDecimal(out decimal now) && now < before;
                json.Raw(smaller ? earlier : later);
                break;
            default:
                json.Raw(later.ValueKind == JsonValueKind.Null ? earlier : later);
                break;
        }
    }
}
