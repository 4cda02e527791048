using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks.Paths;

namespace Suffice.Checks.Canonical;

/// <summary>Finds the labels in a call's own response schema: its only <c>enum</c> of strings, at the root or in a property of it.</summary>
internal sealed class SchemaLabels
{
    private readonly PerSchema<Place?> places = new(Find);

    /// <summary>The labels and where the answer has to hold one; neither when the schema has no enum or several.</summary>
    public (LabelSet? Labels, JsonPath? Path) Of(ChatRequest request) =>
        request.Format?.Schema is { } schema && places.Of(schema) is { } place ? (place.Labels, place.Path) : default;

    private static Place? Find(JsonElement schema)
    {
        if (Enum(schema) is { } root)
        {
            return new Place(new LabelSet(root), JsonPath.Parse("$", "labels"));
        }

        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out JsonElement properties)
            || properties.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        Place? only = null;
        foreach (JsonProperty property in properties.EnumerateObject())
        {
            if (Enum(property.Value) is not { } labels || property.Name.AsSpan().ContainsAny("'\""))
            {
                continue;
            }

            if (only is not null)
            {
                return null;
            }

            only = new Place(new LabelSet(labels), JsonPath.Parse($"$['{property.Name}']", "labels"));
        }

        return only;
    }

    private static ImmutableArray<string>? Enum(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object
        && schema.TryGetProperty("enum", out JsonElement values) && values.ValueKind == JsonValueKind.Array
        && values.GetArrayLength() > 1
        && values.EnumerateArray().All(value => value.ValueKind == JsonValueKind.String)
            ? [.. values.EnumerateArray().Select(JsonScalar.TextOf)]
            : null;

    private sealed record Place(LabelSet Labels, JsonPath Path);
}
