using Suffice.Files;

namespace Suffice.Tasks;

/// <summary>Says which known names a wrong one may have meant.</summary>
internal static class UnknownName
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

        string[] near = [.. NearWords.Of(wrong, known, isBegun: true).Take(3)];
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

    private static string Listed(IReadOnlyCollection<string> known)
    {
        string names = string.Join(", ", known.Order(StringComparer.Ordinal).Take(Shown));
        return known.Count > Shown ? $"{names} and {known.Count - Shown} more" : names;
    }
}
