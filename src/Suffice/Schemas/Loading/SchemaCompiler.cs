using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Loading;

/// <summary>Turns schemas into nodes: each place once, references straight to the node they name.</summary>
internal sealed class SchemaCompiler(SchemaLibrary library)
{
    private readonly Dictionary<(SchemaDocument Document, string Pointer), SchemaNode> _nodes = [];
    private readonly Queue<(SchemaNode Node, SchemaPlace Place)> _unread = [];
    private readonly HashSet<string> _dynamic = new(StringComparer.Ordinal);

    /// <summary>How schemas are read.</summary>
    public JsonSchemaOptions Options => library.Options;

    /// <summary>Whether any reference depends on where it is evaluated.</summary>
    public bool UsesDynamicScope => _dynamic.Count > 0;

    /// <summary>Reads a whole schema, every part of it, used or not.</summary>
    public SchemaNode Compile(JsonElement root)
    {
        if (root.ValueKind is not (JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False))
        {
            throw new JsonSchemaException("#", $"{Shown.Value(root)} is not a schema", "write an object, true or false");
        }

        var place = library.Open(root);
        var node = Node(place);
        foreach (var part in place.Resource.Document.Places.Values.ToList())
        {
            Node(part);
        }

        ReadAll();
        LoopFinder.ThrowIfLooping(_nodes.Values);
        return node;
    }

    /// <summary>The node of a place; its keywords are read later.</summary>
    public SchemaNode Node(SchemaPlace place)
    {
        var key = (place.Resource.Document, place.Pointer);
        if (!_nodes.TryGetValue(key, out var node))
        {
            bool? always = place.Schema.ValueKind == JsonValueKind.Object ? null : place.Schema.ValueKind == JsonValueKind.True;
            node = new SchemaNode(place.Location, place.Resource, always);
            _nodes.Add(key, node);
            if (always is null)
            {
                _unread.Enqueue((node, place));
            }
        }

        return node;
    }

    /// <summary>The schema that a reference written in <paramref name="from"/> names.</summary>
    public (SchemaNode Node, SchemaPlace Place, string Fragment) Refer(SchemaPlace from, string reference, string location)
    {
        var (place, fragment) = new ReferenceResolver(library).Resolve(from, reference, location);
        return (Node(place), place, fragment);
    }

    /// <summary>Says that some reference depends on what <paramref name="anchor"/> means where it is evaluated.</summary>
    public void NeedDynamic(string anchor) => _dynamic.Add(anchor);

    private void ReadAll()
    {
        do
        {
            while (_unread.TryDequeue(out var next))
            {
                next.Node.Fill(KeywordReaders.Read(new SchemaSource(next.Place, this)));
            }

            ReadDynamic();
        }
        while (_unread.Count > 0);
    }

    private void ReadDynamic()
    {
        foreach (var resource in library.Resources.ToList())
        {
            foreach (var (anchor, place) in resource.DynamicAnchors.Where(a => _dynamic.Contains(a.Key)))
            {
                resource.DynamicNodes[anchor] = Node(place);
            }
        }
    }
}
