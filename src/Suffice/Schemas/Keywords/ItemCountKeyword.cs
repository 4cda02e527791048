using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;

namespace Suffice.Schemas.Keywords;

/// <summary><c>minItems</c>, <c>maxItems</c>.</summary>
internal sealed class ItemCountKeyword : Assertion
{
    private readonly bool _isMax;
    private readonly long _limit;

    private ItemCountKeyword(SchemaSource source, string name, long limit, bool isMax)
        : base(source, name)
    {
        _limit = limit;
        _isMax = isMax;
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
        if (_isMax && index >= _limit)
        {
            run.Break(this, $"has more than {_limit} items, the most that are allowed");
        }
    }

    protected override bool Holds(JsonElement value, ref Evaluation evaluation)
        => value.ValueKind != JsonValueKind.Array
            || (_isMax ? value.GetArrayLength() <= _limit : value.GetArrayLength() >= _limit);

    protected override string Describe(JsonElement value)
        => $"has {value.GetArrayLength()} items; {(_isMax ? "the most" : "the least")} is {_limit}";
}
