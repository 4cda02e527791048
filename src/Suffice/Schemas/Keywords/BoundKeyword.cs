using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary><c>minimum</c>, <c>maximum</c>, <c>exclusiveMinimum</c>, <c>exclusiveMaximum</c>: compared exactly.</summary>
internal sealed class BoundKeyword : Assertion
{
    private readonly JsonElement _written;
    private readonly ExactNumber _bound;
    private readonly int _wrongSide;
    private readonly bool _exclusive;
    private readonly string _words;

    private BoundKeyword(SchemaSource source, string name, int wrongSide, bool exclusive, string words)
        : base(source, name)
    {
        source.Has(name, out _written);
        _bound = _written.ValueKind == JsonValueKind.Number
            ? ExactNumber.Of(_written)
            : throw source.Wrong(name, $"{Shown.Value(_written)} is not a number", "write a number");
        _wrongSide = wrongSide;
        _exclusive = exclusive;
        _words = words;
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

        var side = Math.Sign(ExactNumber.Of(value).Against(_bound));
        return side != _wrongSide && !(_exclusive && side == 0);
    }

    protected override string Describe(JsonElement value) => $"{Shown.Value(value)} is not {_words} {Shown.Value(_written)}";
}
