using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary><c>enum</c>: the values that are right.</summary>
internal sealed class EnumKeyword : Assertion
{
    private readonly JsonElement[] all;
    private readonly HashSet<JsonElement> others;
    private readonly AllowedTexts texts;

    private EnumKeyword(SchemaSource source, JsonElement list)
        : base(source, "enum")
    {
        all = [.. list.EnumerateArray()];
        texts = new AllowedTexts([.. all.Where(v => v.ValueKind == JsonValueKind.String).Select(JsonText.Read)]);
        others = all.Where(v => v.ValueKind != JsonValueKind.String).ToHashSet(JsonEquality.Instance);
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("enum", out JsonElement list))
        {
            yield return list.ValueKind == JsonValueKind.Array
                ? new EnumKeyword(source, list)
                : throw source.Wrong("enum", $"{Shown.Value(list)} is not a list of values", "write an array");
        }
    }

    public override void Begin(Run run)
    {
        if (!all.Any(v => v.ValueKind == run.Spot.Kind))
        {
            run.Break(this, $"starts as {Shown.Kind(run.Spot.Kind)}; it must be one of {Shown.List(all)}");
        }
        else if (run.Spot.Kind == JsonValueKind.String)
        {
            run.Spot.Watch(new PrefixWatch(run, this, "a text", texts));
        }
    }

    protected override bool Holds(JsonElement value, ref Evaluation evaluation)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return others.Contains(value);
        }

        using JsonText text = JsonText.Of(value, stackalloc char[JsonText.Scratch]);
        return texts.Has(text.Chars);
    }

    protected override string Describe(JsonElement value) => $"{Shown.Value(value)} is not one of {Shown.List(all)}";
}
