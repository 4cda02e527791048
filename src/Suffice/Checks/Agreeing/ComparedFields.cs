using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Checks.Canonical;
using Suffice.Checks.Paths;

namespace Suffice.Checks.Agreeing;

/// <summary>The fields of a JSON answer that two models can be expected to fill alike.</summary>
/// <remarks>
/// Left out as free text: a string of more than 80 characters in either answer, and a field whose name says that it explains
/// (<c>reasoning</c>, <c>summary</c>, ...). Numbers, booleans, nulls and short strings count. Lists are compared in order.
/// </remarks>
internal sealed class ComparedFields
{
    private const int LongestValue = 80;

    private static readonly FrozenSet<string> FreeText = new[]
    {
        "reasoning", "reason", "reasons", "rationale", "explanation", "explanations", "thought", "thoughts", "thinking", "analysis", "justification",
        "steps", "chain_of_thought", "notes", "note", "comment", "comments", "summary", "description", "evidence", "confidence", "message", "reply",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, JsonElement> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> free = new(StringComparer.Ordinal);

    /// <summary>How many fields can be compared.</summary>
    public int Count => values.Count;

    /// <summary>All fields but free text.</summary>
    public static ComparedFields Of(JsonElement json)
    {
        ComparedFields fields = new();
        fields.Add(json, "$");
        return fields;
    }

    /// <summary>The fields at paths, free text or not.</summary>
    public static ComparedFields At(JsonElement json, ImmutableArray<JsonPath> paths)
    {
        ComparedFields fields = new();
        foreach (JsonPath path in paths)
        {
            List<JsonElement> chosen = path.Select(json);
            for (int i = 0; i < chosen.Count; i++)
            {
                fields.values[$"{path.Text}#{i}"] = chosen[i];
            }
        }

        return fields;
    }

    /// <summary>The first field that another answer fills otherwise.</summary>
    public string? DifferenceFrom(ComparedFields other)
    {
        foreach ((string place, JsonElement value) in values)
        {
            if (other.values.TryGetValue(place, out JsonElement theirs) && !CanonicalValue.Same(value, theirs))
            {
                return $"it says \"{JsonScalar.Quote(theirs)}\" for {place} where this answer says \"{JsonScalar.Quote(value)}\"";
            }
        }

        return values.Keys.FirstOrDefault(place => !other.Has(place)) is { } missing ? $"it has nothing for {missing}"
            : other.values.Keys.FirstOrDefault(place => !Has(place)) is { } extra ? $"it also has {extra}"
            : null;
    }

    private bool Has(string place) => values.ContainsKey(place) || free.Contains(place);

    private void Add(JsonElement value, string place)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    if (!FreeText.Contains(property.Name))
                    {
                        Add(property.Value, $"{place}.{property.Name}");
                    }
                }

                break;
            case JsonValueKind.Array:
                int index = 0;
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Add(item, $"{place}[{index++}]");
                }

                break;
            case JsonValueKind.String when JsonScalar.TextOf(value).Length > LongestValue:
                free.Add(place);
                break;
            default:
                values[place] = value;
                break;
        }
    }
}
