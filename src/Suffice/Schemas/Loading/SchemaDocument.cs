using System.Text.Json;

namespace Suffice.Schemas.Loading;

/// <summary>One JSON document that holds schemas.</summary>
internal sealed class SchemaDocument(string label, JsonElement root)
{
    /// <summary>What to call it in a message; empty for the schema that is being read.</summary>
    public string Label => label;

    /// <summary>Its JSON.</summary>
    public JsonElement Root => root;

    /// <summary>Its schemas, by pointer.</summary>
    public Dictionary<string, SchemaPlace> Places { get; } = new(StringComparer.Ordinal);
}
