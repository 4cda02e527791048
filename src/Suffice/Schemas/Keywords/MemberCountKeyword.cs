using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;

namespace Suffice.Schemas.Keywords;

/// <summary><c>minProperties</c>, <c>maxProperties</c>.</summary>
internal sealed class MemberCountKeyword : Assertion
{
    private readonly bool isMax;
    private readonly long limit;

    private MemberCountKeyword(SchemaSource source, string name, long limit, bool isMax)
        : base(source, name)
    {
        this.limit = limit;
        this.isMax = isMax;
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
        if (isMax && count > limit)
        {
            run.Break(this, $"has more than {limit} properties, the most that are allowed");
        }
    }

    protected override bool Holds(JsonElement value, ref Evaluation evaluation)
        => value.ValueKind != JsonValueKind.Object
            || (isMax ? value.GetPropertyCount() <= limit : value.GetPropertyCount() >= limit);

    protected override string Describe(JsonElement value)
        => $"has {value.GetPropertyCount()} properties; {(isMax ? "the most" : "the least")} is {limit}";
}
