using System.Text.Json;
using Suffice.Checks.Canonical;
using Suffice.Schemas.Values;

namespace Suffice.Evaluation.Metrics.Structured;

/// <summary>Counts the fields that two JSON values share.</summary>
/// <param name="IsExact">True to compare values as JSON does; false to compare what they mean.</param>
internal sealed record JsonFields(bool IsExact)
{
    // Every element against every other: past this many, elements are compared where they stand.
    private const int MostCompared = 200;

    /// <summary>How many fields a value has: all in it that is no object, no list and not null.</summary>
    public static int Count(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Sum(field => Count(field.Value)),
        JsonValueKind.Array => value.EnumerateArray().Sum(Count),
        JsonValueKind.Null or JsonValueKind.Undefined => 0,
        _ => 1,
    };

    /// <summary>How many fields two values share.</summary>
    public int Shared(JsonElement one, JsonElement two) => (one.ValueKind, two.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => one.EnumerateObject().Sum(field => two.TryGetProperty(field.Name, out JsonElement other) ? Shared(field.Value, other) : 0),
        (JsonValueKind.Array, JsonValueKind.Array) => SharedElements([.. one.EnumerateArray()], [.. two.EnumerateArray()]),
        (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null, _) or (_, JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null) => 0,
        _ => Same(one, two) ? 1 : 0,
    };

    /// <summary>The first field of the reference that the answer lacks or fills otherwise, for a person.</summary>
    public string? FirstDifference(JsonElement reference, JsonElement answer, string place = "$")
    {
        if (reference.ValueKind == JsonValueKind.Object && answer.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty field in reference.EnumerateObject().Where(field => Count(field.Value) > 0))
            {
                string at = $"{place}.{field.Name}";
                string? wrong = answer.TryGetProperty(field.Name, out JsonElement other) ? FirstDifference(field.Value, other, at) : $"{at} is missing";
                if (wrong is not null)
                {
                    return wrong;
                }
            }

            return answer.EnumerateObject().FirstOrDefault(field => Count(field.Value) > 0 && !reference.TryGetProperty(field.Name, out _)) is { Value.ValueKind: not JsonValueKind.Undefined } extra
                ? $"{place}.{extra.Name} is not wanted"
                : null;
        }

        return Shared(reference, answer) == Count(reference) && Count(reference) == Count(answer)
            ? null
            : $"{place} is {Standard.Quote(JsonScalar.TextOf(answer))}, not {Standard.Quote(JsonScalar.TextOf(reference))}";
    }

    /// <summary>Pairs elements, those that share most first (greedily: each is used once).</summary>
    private int SharedElements(JsonElement[] one, JsonElement[] two)
    {
        if (one.Length > MostCompared || two.Length > MostCompared)
        {
            return one.Zip(two).Sum(pair => Shared(pair.First, pair.Second));
        }

        List<(int Shared, int One, int Two)> pairs = [];
        for (int i = 0; i < one.Length; i++)
        {
            for (int j = 0; j < two.Length; j++)
            {
                if (Shared(one[i], two[j]) is > 0 and var shared)
                {
                    pairs.Add((shared, i, j));
                }
            }
        }

        HashSet<int> usedOne = [];
        HashSet<int> usedTwo = [];
        int sum = 0;
        foreach ((int shared, int i, int j) in pairs.OrderByDescending(pair => pair.Shared).ThenBy(pair => Math.Abs(pair.One - pair.Two)))
        {
            if (!usedOne.Contains(i) && !usedTwo.Contains(j))
            {
                usedOne.Add(i);
                usedTwo.Add(j);
                sum += shared;
            }
        }

        return sum;
    }

    private bool Same(JsonElement one, JsonElement two) => IsExact ? JsonEquality.Instance.Equals(one, two) : CanonicalValue.Same(one, two);
}
