using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary><c>uniqueItems</c>: no two items are equal, as JSON understands it.</summary>
internal sealed class UniqueItemsKeyword : Assertion
{
    private const int FewItems = 8;

    private UniqueItemsKeyword(SchemaSource source)
        : base(source, "uniqueItems")
    {
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (!source.Has("uniqueItems", out JsonElement unique))
        {
            yield break;
        }

        if (unique.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            throw source.Wrong("uniqueItems", $"{Shown.Value(unique)} is neither true nor false", "write true or false");
        }

        if (unique.ValueKind == JsonValueKind.True)
        {
            yield return new UniqueItemsKeyword(source);
        }
    }

    /// <summary>What is wrong with an array of which one item repeats another.</summary>
    public static string Repeats(JsonElement item) => $"the item {Shown.Value(item)} is there twice; items must differ";

    public override void Begin(Run run)
    {
        if (run.Spot.Kind == JsonValueKind.Array)
        {
            run.Spot.WatchRepeats(run, this);
        }
    }

    protected override bool Holds(JsonElement value, ref Evaluation evaluation)
        => value.ValueKind != JsonValueKind.Array || FindRepeated(value) is null;

    protected override string Describe(JsonElement value) => Repeats(FindRepeated(value)!.Value);

    private static JsonElement? FindRepeated(JsonElement array)
        => array.GetArrayLength() <= FewItems ? FindAmongFew(array) : FindAmongMany(array);

    private static JsonElement? FindAmongFew(JsonElement array)
    {
        for (int i = 1; i < array.GetArrayLength(); i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (JsonEquality.Instance.Equals(array[i], array[j]))
                {
                    return array[i];
                }
            }
        }

        return null;
    }

    private static JsonElement? FindAmongMany(JsonElement array)
    {
        HashSet<JsonElement> seen = new(array.GetArrayLength(), JsonEquality.Instance);
        foreach (JsonElement item in array.EnumerateArray())
        {
            if (!seen.Add(item))
            {
                return item;
            }
        }

        return null;
    }
}
