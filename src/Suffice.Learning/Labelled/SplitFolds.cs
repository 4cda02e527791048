namespace Suffice.Learning.Labelled;

/// <summary>Deals calls into folds; calls with the same split key go together, and a call's fold depends on its key and the seed alone.</summary>
public static class SplitFolds
{
    /// <summary>Deals calls.</summary>
    /// <param name="splitKeys">Each call's key.</param>
    /// <param name="folds">How many folds; at least 2.</param>
    /// <param name="seed">Shuffles the keys.</param>
    /// <returns>Each call's fold, from 0.</returns>
    public static int[] Of(IReadOnlyList<string> splitKeys, int folds, int seed)
    {
        ArgumentNullException.ThrowIfNull(splitKeys);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        string[] order = [.. splitKeys.Distinct(StringComparer.Ordinal).OrderBy(key => HashOf(key, seed)).ThenBy(key => key, StringComparer.Ordinal)];
        Dictionary<string, int> foldOf = new(StringComparer.Ordinal);
        for (int i = 0; i < order.Length; i++)
        {
            foldOf[order[i]] = i % folds;
        }

        return [.. splitKeys.Select(key => foldOf[key])];
    }

    // FNV-1a: the same in every process, which string.GetHashCode is not.
    private static ulong HashOf(string key, int seed)
    {
        ulong hash = 14695981039346656037 ^ ((ulong)(uint)seed * 0x9E3779B97F4A7C15);
        foreach (char c in key)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        return hash ^ (hash >> 29);
    }
}
