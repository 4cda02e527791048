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
    private readonly SchemaNode[] _first;
    private readonly SchemaNode? _rest;

    private ItemsKeyword(SchemaSource source, string name, SchemaNode[] first, SchemaNode? rest)
        : base(source, name)
    {
        _first = first;
        _rest = rest;
    }

    public static IEnumerable<Keyword> Read(SchemaSource source) => source.Dialect.IsDraft7 ? ReadDraft7(source) : ReadNewest(source);

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return true;
        }

        var accepts = true;
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var node = index < _first.Length ? _first[index] : _rest;
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
        var node = index < _first.Length ? _first[index] : _rest;
        if (node is not null)
        {
            item.Want(node, run.Scope, run);
        }
    }

    private static IEnumerable<Keyword> ReadNewest(SchemaSource source)
    {
        var hasFirst = source.Has("prefixItems", out _);
        var hasRest = source.Has("items", out var items);
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
        if (!source.Has("items", out var items))
        {
            yield break;
        }

        if (items.ValueKind != JsonValueKind.Array)
        {
            yield return new ItemsKeyword(source, "items", [], source.Node("items"));
            yield break;
        }

        var rest = source.Has("additionalItems", out _) ? source.Node("additionalItems") : null;
        yield return new ItemsKeyword(source, rest is null ? "items" : "additionalItems",
            items.GetArrayLength() == 0 ? [] : source.List("items"), rest);
    }
}
