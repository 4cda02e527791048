using System.Text.Json;
using Suffice.Schemas.Evaluating;

namespace Suffice.Schemas.Loading;

/// <summary>A document, or a part of one that has an identifier of its own: what anchors and pointers are relative to.</summary>
internal sealed class SchemaResource(string uri, SchemaDocument document, string pointer, JsonElement root)
{
    /// <summary>Its absolute URI.</summary>
    public string Uri => uri;

    /// <summary>The document it is in.</summary>
    public SchemaDocument Document => document;

    /// <summary>Where in the document it starts.</summary>
    public string Pointer => pointer;

    /// <summary>Its JSON.</summary>
    public JsonElement Root => root;

    /// <summary>The places it names, by <c>$anchor</c>, <c>$dynamicAnchor</c> or draft-07's <c>$id: "#name"</c>.</summary>
    public Dictionary<string, SchemaPlace> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>The places it names by <c>$dynamicAnchor</c>.</summary>
    public Dictionary<string, SchemaPlace> DynamicAnchors { get; } = new(StringComparer.Ordinal);

    /// <summary>The schemas at those places that some dynamic reference may reach.</summary>
    public Dictionary<string, SchemaNode> DynamicNodes { get; } = new(StringComparer.Ordinal);
}
