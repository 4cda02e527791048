using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Checks.Canonical;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Sets.Formats;

/// <summary>Reads what is known of an item: a map of names to values, or a list of words.</summary>
internal static class TagReader
{
    public static ImmutableArray<EvalTag> Read(JsonElement? tags) => tags switch
    {
        { ValueKind: JsonValueKind.Object } map =>
            [.. map.EnumerateObject().Where(tag => tag.Value.ValueKind != JsonValueKind.Null).SelectMany(tag => Values(tag.Value).Select(value => new EvalTag(tag.Name, value)))],
        { ValueKind: JsonValueKind.Array } list => [.. Values(list).Select(value => new EvalTag("tag", value))],
        { ValueKind: JsonValueKind.String } word => [new EvalTag("tag", JsonScalar.TextOf(word))],
        _ => [],
    };

    private static IEnumerable<string> Values(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(JsonScalar.TextOf) : [JsonScalar.TextOf(value)];
}
