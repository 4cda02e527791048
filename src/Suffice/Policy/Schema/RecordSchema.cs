using System.Text.Json;
using System.Text.Json.Nodes;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Schema;

/// <summary>Describes records as JSON Schema; each record once, under a name of its own.</summary>
internal sealed class RecordSchema
{
    public const string GateItem = "gate_item";

    private readonly SortedDictionary<string, JsonObject> definitions = new(StringComparer.Ordinal);

    public void Define(string name, JsonObject schema) => definitions[name] = schema;

    public JsonObject Definitions() => new(definitions.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)d.Value)));

    public static JsonObject Reference(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    /// <summary>A record's own description, not a reference to it.</summary>
    public JsonObject Inline(Type type) => Object(RecordShape.Of(type)!);

    /// <summary>The schema of a value of a type.</summary>
    public JsonObject Value(Type type, RecordKey? key = null)
    {
        if (type == typeof(JsonElement) || type == typeof(JsonElement?))
        {
            return [];
        }

        if (type == typeof(YamlNode))
        {
            return OneOrMany(Reference(GateItem), Reference(GateItem), key);
        }

        if (ScalarForms.Of(type) is { } form)
        {
            return SchemaLimits.Add(form.Schema(), key);
        }

        if (ManyForm.Of(type) is { } many)
        {
            return many.IsMap
                ? new JsonObject { ["type"] = "object", ["additionalProperties"] = Value(many.Item) }
                : OneOrMany(Value(many.Item), Value(many.Item), key);
        }

        return Record(type);
    }

    private static JsonObject OneOrMany(JsonObject one, JsonObject item, RecordKey? key) => new()
    {
        ["anyOf"] = new JsonArray(one, SchemaLimits.Add(new JsonObject { ["type"] = "array", ["items"] = item }, key)),
    };

    private JsonObject Record(Type type)
    {
        string name = JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name);
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = []; // A record may hold itself.
            definitions[name] = WithShorthand(RecordShape.Of(type)!);
        }

        return Reference(name);
    }

    private JsonObject WithShorthand(RecordShape shape) => shape.Shorthand is { } bare
        ? new JsonObject { ["anyOf"] = new JsonArray(Value(bare.Type, bare), Object(shape)) }
        : Object(shape);

    private JsonObject Object(RecordShape shape)
    {
        JsonObject properties = new();
        foreach (RecordKey key in shape.Written)
        {
            properties[key.Name] = Property(key, shape.Defaults);
        }

        JsonObject schema = new() { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        JsonNode[] required = [.. shape.Keys.Where(key => key.Required).Select(key => (JsonNode)key.Name)];
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray(required);
        }

        return schema;
    }

    private JsonObject Property(RecordKey key, object defaults)
    {
        JsonObject schema = Value(key.Type, key);
        if (key.Description is not null)
        {
            schema["description"] = key.Description;
        }

        if (!key.Required && key.ValueIn(defaults) is { } value && key.Scalar is { } form)
        {
            schema["default"] = form.MustBePlain ? JsonNode.Parse(form.Write(value)) : form.Write(value);
        }

        return schema;
    }
}
