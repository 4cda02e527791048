using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary><c>minimum</c>, <c>maximum</c>, <c>exclusiveMinimum</c>, <c>exclusiveMaximum</c>: compared exactly.</summary>
internal sealed class BoundKeyword : Assertion
{
    private readonly JsonElement written;
    private readonly ExactNumber bound;
    private readonly int wrongSide;
    private readonly bool exclusive;
    private readonly string words;

    private BoundKeyword(SchemaSource source, string name, int wrongSide, bool exclusive, string words)
        : base(source, name)
    {
        source.Has(name, out written);
        bound = written.ValueKind == JsonValueKind.Number
            ? ExactNumber.Of(written)
            : throw source.Wrong(name, $"{Shown.Value(written)} is not a number", "write a number");
        this.wrongSide = wrongSide;
        this.exclusive = exclusive;
        this.words = words;
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("minimum", out _))
        {
            yield return new BoundKeyword(source, "minimum", -1, false, "at least");
        }

        if (source.Has("maximum", out _))
        {
            yield return new BoundKeyword(source, "maximum", 1, false, "at most");
        }

        if (source.Has("exclusiveMinimum", out _))
        {
            yield return new BoundKeyword(source, "exclusiveMinimum", -1, true, "more than");
        }

        if (source.Has("exclusiveMaximum", out _))
        {
            yield return new BoundKeyword(source, "exclusiveMaximum", 1, true, "less than");
        }
    }

    protected override bool Holds(JsonElement value, ref Evaluation evaluation)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            return true;
        }

        int side = Math.Sign(ExactNumber.Of(value).Against(bound));
        return side != wrongSide && !(exclusive && side == 0);
    }

    protected override string Describe(JsonElement value) => $"{Shown.Value(value)} is not {words} {Shown.Value(written)}";
}
