using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Agents.Queue;

/// <summary>The fields of a worker's answer that are labels of a closed set: people can agree on them, or not.</summary>
internal static class LabelFields
{
    /// <summary>Finds them.</summary>
    /// <param name="schema">The form of an answer.</param>
    /// <param name="rates">True when the worker rates too: what else it is asked for stands below <c>fields</c>.</param>
    /// <returns>What each may be, by its name.</returns>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> Of(JsonElement schema, bool rates)
    {
        JsonElement? at = rates ? Property(Property(schema, "properties"), "fields") : schema;
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Builder found = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        if (Property(at, "properties") is { ValueKind: JsonValueKind.Object } properties)
        {
            foreach (JsonProperty field in properties.EnumerateObject())
            {
                if (ValuesOf(field.Value) is { Length: > 1 } values)
                {
                    found[field.Name] = values;
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>A value of a label as a word.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The word.</returns>
    public static string WordOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static ImmutableArray<string> ValuesOf(JsonElement field) =>
        Property(field, "enum") is { ValueKind: JsonValueKind.Array } values ? [.. values.EnumerateArray().Select(WordOf)]
        : Property(field, "type") is { ValueKind: JsonValueKind.String } type && type.GetString() == "boolean" ? ["true", "false"]
        : [];

    private static JsonElement? Property(JsonElement? of, string name) =>
        of is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out JsonElement found) ? found : null;
}
