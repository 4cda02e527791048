using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Schema;

/// <summary>Writes the limits of a key in the words of JSON Schema.</summary>
internal static class SchemaLimits
{
    public static JsonObject Add(JsonObject schema, RecordKey? key)
    {
        bool isList = schema.ContainsKey("items");
        foreach (ValidationAttribute limit in key?.Limits ?? [])
        {
            switch (limit)
            {
                case MinLengthAttribute shortest:
                    schema[isList ? "minItems" : "minLength"] = shortest.Length;
                    break;
                case MaxLengthAttribute longest:
                    schema[isList ? "maxItems" : "maxLength"] = longest.Length;
                    break;
                case AllowedValuesAttribute allowed:
                    schema["enum"] = new JsonArray([.. allowed.Values.Select(value => JsonSerializer.SerializeToNode(value))]);
                    break;
                case RegularExpressionAttribute pattern:
                    schema["pattern"] = pattern.Pattern;
                    break;
                case RangeAttribute range:
                    AddRange(schema, range);
                    break;
            }
        }

        return schema;
    }

    /// <summary>Limits of durations cannot be said of their texts.</summary>
    private static void AddRange(JsonObject schema, RangeAttribute range)
    {
        if (Number(range.Minimum) is { } least)
        {
            schema[range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum"] = least;
        }

        if (range.Maximum is not (int.MaxValue or double.MaxValue) && Number(range.Maximum) is { } most)
        {
            schema[range.MaximumIsExclusive ? "exclusiveMaximum" : "maximum"] = most;
        }
    }

    private static JsonValue? Number(object limit) =>
        decimal.TryParse(Convert.ToString(limit, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? JsonValue.Create(number)
            : null;
}
