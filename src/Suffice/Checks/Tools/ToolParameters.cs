using System.Collections.Frozen;
using System.Text.Json;
using Suffice.Checks.Canonical;
using Suffice.Schemas;

namespace Suffice.Checks.Tools;

/// <summary>What a tool's parameters schema says of its arguments.</summary>
internal sealed class ToolParameters
{
    private readonly JsonSchema? schema;
    private readonly FrozenDictionary<string, ToolParameter> named;
    private readonly bool takesOthers;

    private ToolParameters(JsonSchema? schema, FrozenDictionary<string, ToolParameter> named, bool takesOthers)
    {
        this.schema = schema;
        this.named = named;
        this.takesOthers = takesOthers;
    }

    /// <summary>Of a tool without a schema.</summary>
    public static ToolParameters Unknown { get; } = new(null, FrozenDictionary<string, ToolParameter>.Empty, takesOthers: true);

    public static ToolParameters Read(JsonElement parameters)
    {
        if (parameters.ValueKind != JsonValueKind.Object)
        {
            return Unknown;
        }

        HashSet<string> required = Find(parameters, "required", JsonValueKind.Array) is { } names
            ? [.. names.EnumerateArray().Select(JsonScalar.TextOf)]
            : [];
        Dictionary<string, ToolParameter> read = new(StringComparer.Ordinal);
        if (Find(parameters, "properties", JsonValueKind.Object) is { } properties)
        {
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                read[property.Name] = new ToolParameter(property.Value, required.Contains(property.Name));
            }
        }

        // A schema that lists its parameters means these, though JSON Schema would let others pass; one that says more is taken at its word.
        bool open = read.Count == 0
            || parameters.TryGetProperty("additionalProperties", out _) || parameters.TryGetProperty("patternProperties", out _)
            || parameters.TryGetProperty("allOf", out _) || parameters.TryGetProperty("anyOf", out _)
            || parameters.TryGetProperty("oneOf", out _) || parameters.TryGetProperty("$ref", out _);
        return new ToolParameters(SchemaOf(parameters), read.ToFrozenDictionary(StringComparer.Ordinal), open);
    }

    /// <summary>What is known of a parameter.</summary>
    public ToolParameter? Find(string name) => named.GetValueOrDefault(name);

    /// <summary>What is wrong with arguments, as a sentence; <see langword="null"/> when nothing is.</summary>
    public string? Wrong(JsonElement arguments)
    {
        if (schema is not null && !schema.IsValid(arguments))
        {
            return string.Join(" ", schema.Validate(arguments, 3).Violations.Select(violation => violation.Message));
        }

        if (takesOthers)
        {
            return null;
        }

        foreach (JsonProperty argument in arguments.EnumerateObject())
        {
            if (!named.ContainsKey(argument.Name))
            {
                return $"there is no parameter \"{JsonScalar.Quote(argument.Name)}\"; there are {string.Join(", ", named.Keys.Order(StringComparer.Ordinal))}.";
            }
        }

        return null;
    }

    private static JsonSchema? SchemaOf(JsonElement parameters)
    {
        try
        {
            return JsonSchema.Parse(parameters);
        }
        catch (JsonSchemaException)
        {
            return null;
        }
    }

    private static JsonElement? Find(JsonElement from, string name, JsonValueKind kind) =>
        from.TryGetProperty(name, out JsonElement value) && value.ValueKind == kind ? value : null;
}
