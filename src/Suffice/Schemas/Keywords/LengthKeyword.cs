using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary><c>minLength</c>, <c>maxLength</c>: in Unicode code points.</summary>
internal sealed class LengthKeyword : Assertion
{
    private readonly bool isMax;
    private readonly long limit;

    private LengthKeyword(SchemaSource source, string name, long limit, bool isMax)
        : base(source, name)
    {
        this.limit = limit;
        this.isMax = isMax;
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Count("minLength") is { } min)
        {
            yield return new LengthKeyword(source, "minLength", min, isMax: false);
        }

        if (source.Count("maxLength") is { } max)
        {
            yield return new LengthKeyword(source, "maxLength", max, isMax: true);
        }
    }

    public override void Begin(Run run)
    {
        if (isMax && run.Spot.Kind == JsonValueKind.String)
        {
            run.Spot.Watch(new LengthWatch(run, this, limit));
        }
    }

    protected override bool Holds(JsonElement value, ref Evaluation evaluation)
        => value.ValueKind != JsonValueKind.String || (isMax ? Length(value) <= limit : Length(value) >= limit);

    protected override string Describe(JsonElement value)
        => $"{Shown.Value(value)} has {Length(value)} characters; {(isMax ? "the most" : "the least")} is {limit}";

    private static int Length(JsonElement value)
    {
        using JsonText text = JsonText.Of(value, stackalloc char[JsonText.Scratch]);
        return JsonText.CodePoints(text.Chars);
    }
}
