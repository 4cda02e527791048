using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;

namespace Suffice.Schemas.Keywords;

/// <summary><c>unevaluatedItems</c>: the schema of items that no other keyword has judged.</summary>
internal sealed class UnevaluatedItemsKeyword : Keyword
{
    private readonly SchemaNode node;

    private UnevaluatedItemsKeyword(SchemaSource source)
        : base(source, "unevaluatedItems")
    {
        node = source.Node("unevaluatedItems");
    }

    public override bool NeedsEvaluated => true;

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("unevaluatedItems", out _))
        {
            yield return new UnevaluatedItemsKeyword(source);
        }
    }

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
            if (!seen!.Has(index) && !evaluation.Item(node, item, index))
            {
                accepts = false;
                if (evaluation.IsDone)
                {
                    break;
                }
            }

            seen.Add(index++);
        }

        return accepts;
    }
}
