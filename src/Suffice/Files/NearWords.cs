namespace Suffice.Files;

/// <summary>Finds what a misspelt word was meant to be.</summary>
internal static class NearWords
{
    /// <summary>Longer words are somebody's text, and comparing them costs their product.</summary>
    private const int Longest = 64;

    /// <summary>The nearest known word, when it is near enough to be meant.</summary>
    public static string? Nearest(string word, IEnumerable<string> known) => Of(word, known).FirstOrDefault();

    /// <summary>The known words that are near enough to be meant, the nearest first.</summary>
    /// <param name="word">The word.</param>
    /// <param name="known">The known ones.</param>
    /// <param name="isBegun">True where a word that goes on as the other began is as near as can be.</param>
    public static IEnumerable<string> Of(string word, IEnumerable<string> known, bool isBegun = false)
    {
        string plain = Plain(word);
        int furthest = Math.Max(1, plain.Length / 3);
        return known
            .Select(candidate => (Word: candidate, Distance: DistanceTo(plain, Plain(candidate), isBegun)))
            .Where(found => found.Distance <= furthest)
            .OrderBy(found => found.Distance)
            .ThenBy(found => found.Word, StringComparer.Ordinal)
            .Select(found => found.Word);
    }

    /// <summary>What would be right: the nearest word if there is one, else the words there are.</summary>
    public static string Advise(string word, IReadOnlyCollection<string> known, string many)
    {
        if (Nearest(word, known) is { } near)
        {
            return $"did you mean '{near}'?";
        }

        return known.Count is > 0 and <= 40 ? $"{many}: {string.Join(", ", known)}" : $"{many}: none";
    }

    private static string Plain(string word) => word.ToLowerInvariant().Replace('-', '_');

    private static int DistanceTo(string word, string other, bool isBegun) =>
        word.Length > Longest ? int.MaxValue
        : isBegun && IsBegun(word, other) ? Math.Min(1, Math.Abs(word.Length - other.Length))
        : Distance(word, other);

    // Two letters begin too many words.
    private static bool IsBegun(string one, string other) =>
        one.Length >= 3 && other.Length >= 3 && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal));

    /// <summary>Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours (Damerau 1964).</summary>
    private static int Distance(string a, string b)
    {
        int[,] table = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Cheapest(a, b, i, j, table);
            }
        }

        return table[a.Length, b.Length];
    }

    private static int Cheapest(string a, string b, int i, int j, int[,] table)
    {
        int substitute = table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        int least = Math.Min(substitute, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
        bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.Min(least, table[i - 2, j - 2] + 1) : least;
    }
}
