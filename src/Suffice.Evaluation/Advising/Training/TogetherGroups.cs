namespace Suffice.Evaluation.Advising.Training;

/// <summary>Finds the examples that belong together: turns of one conversation, copies and rewordings of one call, and whatever those belong to.</summary>
internal static class TogetherGroups
{
    /// <summary>Groups them.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="isByCall">True where each call counts as a conversation of its own.</param>
    /// <returns>The groups, by a key that is the same whatever the order of the examples.</returns>
    public static ILookup<string, TrainingExample> Of(TrainingExample[] examples, bool isByCall)
    {
        int[] above = [.. Enumerable.Range(0, examples.Length)];
        string[] calls = [.. examples.Select(example => example.CallKey)];
        Join(above, [.. examples.Select((example, i) => isByCall ? calls[i] : example.ConversationKey)]);
        Join(above, [.. examples.Select(example => example.SplitKey)]);
        string[] least = new string[examples.Length];
        for (int i = 0; i < examples.Length; i++)
        {
            int top = Top(above, i);
            least[top] = least[top] is { } known && string.CompareOrdinal(known, calls[i]) <= 0 ? known : calls[i];
        }

        return examples.Select((example, i) => (Key: least[Top(above, i)], Example: example)).ToLookup(pair => pair.Key, pair => pair.Example, StringComparer.Ordinal);
    }

    private static void Join(int[] above, string?[] keys)
    {
        Dictionary<string, int> first = new(StringComparer.Ordinal);
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] is { } key && !first.TryAdd(key, i))
            {
                above[Top(above, i)] = Top(above, first[key]);
            }
        }
    }

    private static int Top(int[] above, int place)
    {
        while (above[place] != place)
        {
            above[place] = above[above[place]];
            place = above[place];
        }

        return place;
    }
}
