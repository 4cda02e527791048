using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Loading;

/// <summary>Turns schemas into nodes: each place once, references straight to the node they name.</summary>
internal sealed class SchemaCompiler(SchemaLibrary library)
{
    private readonly Dictionary<(SchemaDocument Document, string Pointer), SchemaNode> nodes = [];
    private readonly Queue<(SchemaNode Node, SchemaPlace Place)> unread = [];
    private readonly HashSet<string> dynamic = new(StringComparer.Ordinal);

    /// <summary>How schemas are read.</summary>
    public JsonSchemaOptions Options => library.Options;

    /// <summary>Whether any reference depends on where it is evaluated.</summary>
    public bool UsesDynamicScope => dynamic.Count > 0;

    /// <summary>Reads a whole schema, every part of it, used or not.</summary>
    public SchemaNode Compile(JsonElement root)
    {
        if (root.ValueKind is not (JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False))
        {
            throw new JsonSchemaException("#", $"{Shown.Value(root)} is not a schema", "write an object, true or false");
        }

        SchemaPlace place = library.Open(root);
        SchemaNode node = Node(place);
        foreach (SchemaPlace? part in place.Resource.Document.Places.Values.ToList())
        {
            Node(part);
        }

        ReadAll();
        LoopFinder.ThrowIfLooping(nodes.Values);
        return node;
    }

    /// <summary>The node of a place; its keywords are read later.</summary>
    public SchemaNode Node(SchemaPlace place)
    {
        (SchemaDocument Document, string Pointer) key = (place.Resource.Document, place.Pointer);
        if (!nodes.TryGetValue(key, out SchemaNode? node))
        {
            bool? always = place.Schema.ValueKind == JsonValueKind.Object ? null : place.Schema.ValueKind == JsonValueKind.True;
            node = new SchemaNode(place.Location, place.Resource, always);
            nodes.Add(key, node);
            if (always is null)
            {
                unread.Enqueue((node, place));
            }
        }

        return node;
    }

    /// <summary>The schema that a reference written in <paramref name="from"/> names.</summary>
    public (SchemaNode Node, SchemaPlace Place, string Fragment) Refer(SchemaPlace from, string reference, string location)
    {
        (SchemaPlace? place, string? fragment) = new ReferenceResolver(library).Resolve(from, reference, location);
        return (Node(place), place, fragment);
    }

    /// <summary>Says that some reference depends on what <paramref name="anchor"/> means where it is evaluated.</summary>
    public void NeedDynamic(string anchor) => dynamic.Add(anchor);

    private void ReadAll()
    {
        do
        {
            while (unread.TryDequeue(out (SchemaNode Node, SchemaPlace Place) next))
            {
                next.Node.Fill(KeywordReaders.Read(new SchemaSource(next.Place, this)));
            }

            ReadDynamic();
        }
        while (unread.Count > 0);
    }

    private void ReadDynamic()
    {
        foreach (SchemaResource? resource in library.Resources.ToList())
        {
            foreach ((string? anchor, SchemaPlace? place) in resource.DynamicAnchors.Where(a => dynamic.Contains(a.Key)))
            {
                resource.DynamicNodes[anchor] = Node(place);
            }
        }
    }
}
