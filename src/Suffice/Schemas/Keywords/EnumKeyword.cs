using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary><c>enum</c>: the values that are right.</summary>
internal sealed class EnumKeyword : Assertion
{
    private readonly JsonElement[] _all;
    private readonly HashSet<JsonElement> _others;
    private readonly AllowedTexts _texts;

    private EnumKeyword(SchemaSource source, JsonElement list)
        : base(source, "enum")
    {
        _all = [.. list.EnumerateArray()];
        _texts = new AllowedTexts([.. _all.Where(v => v.ValueKind == JsonValueKind.String).Select(JsonText.Read)]);
        _others = _all.Where(v => v.ValueKind != JsonValueKind.String).ToHashSet(JsonEquality.Instance);
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("enum", out var list))
        {
            yield return list.ValueKind == JsonValueKind.Array
                ? new EnumKeyword(source, list)
                : throw source.Wrong("enum", $"{Shown.Value(list)} is not a list of values", "write an array");
        }
    }

    public override void Begin(Run run)
    {
        if (!_all.Any(v => v.ValueKind == run.Spot.Kind))
        {
            run.Break(this, $"starts as {Shown.Kind(run.Spot.Kind)}; it must be one of {Shown.List(_all)}");
        }
        else if (run.Spot.Kind == JsonValueKind.String)
        {
            run.Spot.Watch(new PrefixWatch(run, this, "a text", _texts));
        }
    }

    protected override bool Holds(JsonElement value, ref Evaluation evaluation)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return _others.Contains(value);
        }

        using var text = JsonText.Of(value, stackalloc char[JsonText.Scratch]);
        return _texts.Has(text.Chars);
    }

    protected override string Describe(JsonElement value) => $"{Shown.Value(value)} is not one of {Shown.List(_all)}";
}
