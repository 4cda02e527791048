using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;

namespace Suffice.Schemas.Keywords;

/// <summary>
/// <c>prefixItems</c> and <c>items</c> (in draft-07, the two forms of <c>items</c>, and <c>additionalItems</c>):
/// which schema each item answers to.
/// </summary>
internal sealed class ItemsKeyword : Keyword
{
    private readonly SchemaNode[] first;
    private readonly SchemaNode? rest;

    private ItemsKeyword(SchemaSource source, string name, SchemaNode[] first, SchemaNode? rest)
        : base(source, name)
    {
        this.first = first;
        this.rest = rest;
    }

    public static IEnumerable<Keyword> Read(SchemaSource source) => source.Dialect.IsDraft7 ? ReadDraft7(source) : ReadNewest(source);

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return true;
        }

        bool accepts = true;
        int index = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            SchemaNode? node = index < first.Length ? first[index] : rest;
            if (node is null)
            {
                break;
            }

            seen?.Add(index);
            if (!evaluation.Item(node, item, index++))
            {
                accepts = false;
                if (evaluation.IsDone)
                {
                    break;
                }
            }
        }

        return accepts;
    }

    public override void BeginItem(Run run, int index, Spot item)
    {
        SchemaNode? node = index < first.Length ? first[index] : rest;
        if (node is not null)
        {
            item.Want(node, run.Scope, run);
        }
    }

    private static IEnumerable<Keyword> ReadNewest(SchemaSource source)
    {
        bool hasFirst = source.Has("prefixItems", out _);
        bool hasRest = source.Has("items", out JsonElement items);
        if (hasRest && items.ValueKind == JsonValueKind.Array)
        {
            throw source.Wrong("items", "is an array, which draft 2020-12 does not allow",
                "name it prefixItems, or set \"$schema\" to http://json-schema.org/draft-07/schema#");
        }

        if (hasFirst || hasRest)
        {
            yield return new ItemsKeyword(source, hasRest ? "items" : "prefixItems",
                hasFirst ? source.List("prefixItems") : [], hasRest ? source.Node("items") : null);
        }
    }

    private static IEnumerable<Keyword> ReadDraft7(SchemaSource source)
    {
        if (!source.Has("items", out JsonElement items))
        {
            yield break;
        }

        if (items.ValueKind != JsonValueKind.Array)
        {
            yield return new ItemsKeyword(source, "items", [], source.Node("items"));
            yield break;
        }

        SchemaNode? additional = source.Has("additionalItems", out _) ? source.Node("additionalItems") : null;
        yield return new ItemsKeyword(source, additional is null ? "items" : "additionalItems",
            items.GetArrayLength() == 0 ? [] : source.List("items"), additional);
    }
}
