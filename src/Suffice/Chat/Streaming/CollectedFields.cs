using System.Text.Json;
using Suffice.Chat.Json;

namespace Suffice.Chat.Streaming;

/// <summary>Joins fields told in pieces: lists follow each other, log-probabilities list by list, of other values the last wins.</summary>
internal static class CollectedFields
{
    public static ExtraFields Join(ExtraFields earlier, ExtraFields later)
    {
        if (later.IsEmpty || earlier.IsEmpty)
        {
            return later.IsEmpty ? earlier : later;
        }

        List<KeyValuePair<string, JsonElement>> joined = [.. earlier.Items];
        foreach ((string? name, JsonElement value) in later.Items)
        {
            int known = joined.FindIndex(field => field.Key == name);
            if (known < 0)
            {
                joined.Add(new(name, value));
            }
            else
            {
                joined[known] = new(name, Join(joined[known].Value, value));
            }
        }

        return new ExtraFields([.. joined]);
    }

    /// <summary>Log-probabilities: an object of lists.</summary>
    public static JsonElement JoinLists(JsonElement earlier, JsonElement later) =>
        earlier.ValueKind == JsonValueKind.Object && later.ValueKind == JsonValueKind.Object
            ? Join(ExtraFields.Of(earlier), ExtraFields.Of(later)).ToJson()
            : later;

    private static JsonElement Join(JsonElement earlier, JsonElement later)
    {
        if (later.ValueKind == JsonValueKind.Null)
        {
            return earlier;
        }

        return earlier.ValueKind != JsonValueKind.Array || later.ValueKind != JsonValueKind.Array
            ? later
            : JsonOutput.List(earlier.EnumerateArray().Concat(later.EnumerateArray()));
    }
}
