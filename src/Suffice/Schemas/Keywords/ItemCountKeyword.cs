using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;

namespace Suffice.Schemas.Keywords;

/// <summary><c>minItems</c>, <c>maxItems</c>.</summary>
internal sealed class ItemCountKeyword : Assertion
{
    private readonly bool isMax;
    private readonly long limit;

    private ItemCountKeyword(SchemaSource source, string name, long limit, bool isMax)
        : base(source, name)
    {
        this.limit = limit;
        this.isMax = isMax;
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Count("minItems") is { } min)
        {
            yield return new ItemCountKeyword(source, "minItems", min, isMax: false);
        }

        if (source.Count("maxItems") is { } max)
        {
            yield return new ItemCountKeyword(source, "maxItems", max, isMax: true);
        }
    }

    public override void BeginItem(Run run, int index, Spot item)
    {
        if (isMax && index >= limit)
        {
            run.Break(this, $"has more than {limit} items, the most that are allowed");
        }
    }

    protected override bool Holds(JsonElement value, ref Evaluation evaluation)
        => value.ValueKind != JsonValueKind.Array
            || (isMax ? value.GetArrayLength() <= limit : value.GetArrayLength() >= limit);

    protected override string Describe(JsonElement value)
        => $"has {value.GetArrayLength()} items; {(isMax ? "the most" : "the least")} is {limit}";
}
