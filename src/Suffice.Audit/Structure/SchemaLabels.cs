using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Audit.Structure;

/// <summary>Reads the closed set of labels out of a response schema.</summary>
internal static class SchemaLabels
{
    /// <summary>Finds the labels.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The longest set of allowed texts at its root or among its properties, or yes and no for one truth value; empty when there is none.</returns>
    public static LabelList Read(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return default;
        }

        LabelList best = Allowed(schema);
        if (schema.TryGetProperty("properties", out JsonElement properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                LabelList list = Allowed(property.Value);
                best = list.Count > best.Count ? list : best;
            }
        }

        return best;
    }

    private static LabelList Allowed(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return default;
        }

        if (schema.TryGetProperty("enum", out JsonElement values) && values.ValueKind == JsonValueKind.Array)
        {
            ImmutableArray<string> names = [.. values.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => Text(value))];
            return new LabelList(names, Explained(schema, names));
        }

        if (schema.TryGetProperty("oneOf", out JsonElement choices) && choices.ValueKind == JsonValueKind.Array)
        {
            JsonElement[] constants = [.. choices.EnumerateArray().Where(choice => choice.ValueKind == JsonValueKind.Object && choice.TryGetProperty("const", out _))];
            ImmutableArray<string> names = [.. constants.Select(choice => choice.GetProperty("const")).Where(value => value.ValueKind == JsonValueKind.String).Select(value => Text(value))];
            return new LabelList(names, constants.Count(choice => choice.TryGetProperty("description", out _)));
        }

        return schema.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("boolean")
            ? new LabelList(["true", "false"], 0)
            : default;
    }

    // A description that speaks of most labels explains them.
    private static int Explained(JsonElement schema, ImmutableArray<string> names)
    {
        string about = schema.TryGetProperty("description", out JsonElement described) && described.ValueKind == JsonValueKind.String ? Text(described) : string.Empty;
        return about.Length < 20 * names.Length ? 0 : names.Count(name => about.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is JSON and no text.
            return value.GetRawText();
        }
    }
}
