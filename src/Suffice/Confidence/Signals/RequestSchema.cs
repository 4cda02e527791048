using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Confidence.Signals;

/// <summary>The form a call asks of its answer.</summary>
internal sealed class RequestSchema : ISignalGroup<AskedCall>
{
    public ImmutableArray<string> Names { get; } = ["schema.is_given", "schema.depth", "schema.properties", "schema.required", "schema.choices"];

    public void Read(AskedCall source, Span<double> values)
    {
        SchemaSize size = source.Request.Format?.Schema is { } schema ? SchemaSize.Of(schema) : default;
        values[0] = source.Request.Format is null ? 0 : 1;
        values[1] = size.Depth;
        values[2] = Math.Log(1 + size.Properties);
        values[3] = Math.Log(1 + size.Required);
        values[4] = Math.Log(1 + size.Choices);
    }
}

/// <summary>How large a JSON Schema is.</summary>
internal readonly record struct SchemaSize(int Depth, int Properties, int Required, int Choices)
{
    private const int Deepest = 24;

    /// <summary>Measures a schema, its properties and items; what a reference points at is not followed.</summary>
    public static SchemaSize Of(JsonElement schema, int depth = 0)
    {
        if (schema.ValueKind != JsonValueKind.Object || depth == Deepest)
        {
            return default;
        }

        SchemaSize size = new(0, 0, LengthOf(schema, "required"), LengthOf(schema, "enum"));
        if (schema.TryGetProperty("properties", out JsonElement properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                size = size.With(Of(property.Value, depth + 1), isProperty: true);
            }
        }

        return schema.TryGetProperty("items", out JsonElement items) ? size.With(Of(items, depth + 1), isProperty: false) : size;
    }

    private static int LengthOf(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? list.GetArrayLength() : 0;

    private SchemaSize With(SchemaSize inner, bool isProperty) => new(
        Math.Max(Depth, inner.Depth + 1), Properties + inner.Properties + (isProperty ? 1 : 0), Required + inner.Required, Choices + inner.Choices);
}
