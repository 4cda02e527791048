using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;

namespace Suffice.Schemas.Keywords;

/// <summary><c>minProperties</c>, <c>maxProperties</c>.</summary>
internal sealed class MemberCountKeyword : Assertion
{
    private readonly bool _isMax;
    private readonly long _limit;

    private MemberCountKeyword(SchemaSource source, string name, long limit, bool isMax)
        : base(source, name)
    {
        _limit = limit;
        _isMax = isMax;
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Count("minProperties") is { } min)
        {
            yield return new MemberCountKeyword(source, "minProperties", min, isMax: false);
        }

        if (source.Count("maxProperties") is { } max)
        {
            yield return new MemberCountKeyword(source, "maxProperties", max, isMax: true);
        }
    }

    public override void CountMember(Run run, int count)
    {
        if (_isMax && count > _limit)
        {
            run.Break(this, $"has more than {_limit} properties, the most that are allowed");
        }
    }

    protected override bool Holds(JsonElement value, ref Evaluation evaluation)
        => value.ValueKind != JsonValueKind.Object
            || (_isMax ? value.GetPropertyCount() <= _limit : value.GetPropertyCount() >= _limit);

    protected override string Describe(JsonElement value)
        => $"has {value.GetPropertyCount()} properties; {(_isMax ? "the most" : "the least")} is {_limit}";
}
