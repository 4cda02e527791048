namespace Suffice.Tasks;

/// <summary>Says which known names a wrong one may have meant.</summary>
internal static class NearNames
{
    private const int Longest = 64;
    private const int Shown = 8;

    /// <summary>The hint that ends an error: the nearest names, or the known ones when none is near.</summary>
    /// <param name="wrong">The unknown name.</param>
    /// <param name="known">The known ones.</param>
    /// <param name="kind">What they are, in the plural.</param>
    public static string Hint(string wrong, IReadOnlyCollection<string> known, string kind)
    {
        if (known.Count == 0)
        {
            return $"the policy has no {kind}";
        }

        string[] near = Of(wrong, known);
        return near.Length > 0
            ? $"did you mean {string.Join(" or ", near.Select(Quoted))}?"
            : $"the policy's {kind} are {Listed(known)}";
    }

    /// <summary>A name that came from outside, fit to stand in a message.</summary>
    public static string Quoted(string name)
    {
        string cut = name.Length <= Longest ? name : name[..Longest] + "…";
        return '"' + string.Concat(cut.Select(c => char.IsControl(c) ? ' ' : c)) + '"';
    }

    private static string[] Of(string wrong, IEnumerable<string> known) => wrong.Length > Longest
        ? []
        : [.. known
            .Select(name => (Name: name, Distance: Distance(wrong, name)))
            .Where(near => near.Distance <= Math.Max(1, wrong.Length / 3))
            .OrderBy(near => near.Distance)
            .ThenBy(near => near.Name, StringComparer.Ordinal)
            .Select(near => near.Name)
            .Take(3)];

    private static string Listed(IReadOnlyCollection<string> known)
    {
        string names = string.Join(", ", known.Order(StringComparer.Ordinal).Take(Shown));
        return known.Count > Shown ? $"{names} and {known.Count - Shown} more" : names;
    }

    /// <summary>Levenshtein's distance, ignoring case; a name that continues the other is one step away.</summary>
    private static int Distance(string a, string b)
    {
        if (a.Length >= 3 && b.Length >= 3
            && (a.StartsWith(b, StringComparison.OrdinalIgnoreCase) || b.StartsWith(a, StringComparison.OrdinalIgnoreCase)))
        {
            return a.Length == b.Length ? 0 : 1;
        }

        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
