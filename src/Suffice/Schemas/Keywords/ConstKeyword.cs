using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary><c>const</c>: the one value that is right.</summary>
internal sealed class ConstKeyword : Assertion
{
    private readonly JsonElement only;
    private readonly AllowedTexts texts;

    private ConstKeyword(SchemaSource source, JsonElement only)
        : base(source, "const")
    {
        this.only = only;
        texts = new AllowedTexts(only.ValueKind == JsonValueKind.String ? [JsonText.Read(only)] : []);
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("const", out JsonElement only))
        {
            yield return new ConstKeyword(source, only);
        }
    }

    public override void Begin(Run run)
    {
        if (run.Spot.Kind != only.ValueKind)
        {
            run.Break(this, $"starts as {Shown.Kind(run.Spot.Kind)}; it must be {Shown.Value(only)}");
        }
        else if (run.Spot.Kind == JsonValueKind.String)
        {
            run.Spot.Watch(new PrefixWatch(run, this, "a text", texts));
        }
    }

    protected override bool Holds(JsonElement value, ref Evaluation evaluation) => JsonEquality.Instance.Equals(value, only);

    protected override string Describe(JsonElement value) => $"{Shown.Value(value)} is not {Shown.Value(only)}";
}
