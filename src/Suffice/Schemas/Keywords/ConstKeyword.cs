using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary><c>const</c>: the one value that is right.</summary>
internal sealed class ConstKeyword : Assertion
{
    private readonly JsonElement _only;
    private readonly AllowedTexts _texts;

    private ConstKeyword(SchemaSource source, JsonElement only)
        : base(source, "const")
    {
        _only = only;
        _texts = new AllowedTexts(only.ValueKind == JsonValueKind.String ? [JsonText.Read(only)] : []);
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("const", out var only))
        {
            yield return new ConstKeyword(source, only);
        }
    }

    public override void Begin(Run run)
    {
        if (run.Spot.Kind != _only.ValueKind)
        {
            run.Break(this, $"starts as {Shown.Kind(run.Spot.Kind)}; it must be {Shown.Value(_only)}");
        }
        else if (run.Spot.Kind == JsonValueKind.String)
        {
            run.Spot.Watch(new PrefixWatch(run, this, "a text", _texts));
        }
    }

    protected override bool Holds(JsonElement value, ref Evaluation evaluation) => JsonEquality.Instance.Equals(value, _only);

    protected override string Describe(JsonElement value) => $"{Shown.Value(value)} is not {Shown.Value(_only)}";
}
