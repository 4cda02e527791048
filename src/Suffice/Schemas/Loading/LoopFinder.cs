using Suffice.Schemas.Evaluating;

namespace Suffice.Schemas.Loading;

/// <summary>Finds schemas that lead back to themselves on the same value, and so would never come to an answer.</summary>
internal static class LoopFinder
{
    /// <summary>Throws when any of <paramref name="nodes"/> leads back to itself without going into the value.</summary>
    public static void ThrowIfLooping(IReadOnlyCollection<SchemaNode> nodes)
    {
        Dictionary<SchemaNode, List<SchemaNode>> edges = nodes.ToDictionary(n => n, n => n.Keywords.SelectMany(k => k.InPlace).Distinct().ToList());
        ILookup<SchemaNode, SchemaNode> sources = edges.SelectMany(e => e.Value.Select(to => (From: e.Key, To: to))).ToLookup(e => e.To, e => e.From);
        Dictionary<SchemaNode, int> open = edges.ToDictionary(e => e.Key, e => e.Value.Count);
        Queue<SchemaNode> ends = new(open.Where(o => o.Value == 0).Select(o => o.Key));

        // Kahn's order, from the ends backwards: what is never reached leads into a loop.
        while (ends.TryDequeue(out SchemaNode? end))
        {
            open.Remove(end);
            foreach (SchemaNode? source in sources[end].Where(s => --open[s] == 0))
            {
                ends.Enqueue(source);
            }
        }

        if (open.Count > 0)
        {
            throw Looping(open.Keys.First(), edges, open);
        }
    }

    private static JsonSchemaException Looping(
        SchemaNode start, Dictionary<SchemaNode, List<SchemaNode>> edges, Dictionary<SchemaNode, int> open)
    {
        HashSet<SchemaNode> passed = new();
        SchemaNode node = start;
        while (passed.Add(node))
        {
            node = edges[node].First(open.ContainsKey);
        }

        Keyword keyword = node.Keywords.First(k => k.InPlace.Any(open.ContainsKey));
        return new JsonSchemaException(keyword.Location, $"leads back to {node.Location} without going into the value",
            "let the loop pass through properties or items, or break it");
    }
}
