namespace Suffice.Policy;

/// <summary>How a piece of a policy is shown in a message: short, on one line, and never what looks like a key.</summary>
internal static class Shown
{
    private const int Longest = 40;

    /// <summary>How keys of common vendors start; a mistake must not print one because it stands in the wrong place.</summary>
    private static readonly string[] KeyPrefixes = ["sk-", "sk_", "pk-", "rk_", "ghp_", "gho_", "github_pat_", "xox", "AKIA", "AIza", "hf_", "gsk_", "Bearer "];

    /// <summary>A value in quotes.</summary>
    public static string Value(string text) => LooksSecret(text) ? "the value (not shown: it looks like a key)" : $"'{Key(text)}'";

    /// <summary>A name, shortened.</summary>
    public static string Key(string text)
    {
        if (LooksSecret(text))
        {
            return "***";
        }

        string line = text.ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : string.Concat(line.AsSpan(0, Longest - 1), "…");
    }

    /// <summary>A value as it stands in the list of origins.</summary>
    public static string Origin(string text) => LooksSecret(text) ? "***" : text.ReplaceLineEndings("\\n");

    private static bool LooksSecret(string text) =>
        KeyPrefixes.Any(prefix => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) || IsLongToken(text);

    /// <summary>A long run of letters and digits mixed is no word, path or sentence.</summary>
    private static bool IsLongToken(string text) =>
        text.Length >= 32
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '=' or '+')
        && text.Any(char.IsAsciiDigit)
        && text.Any(char.IsAsciiLetterUpper)
        && text.Any(char.IsAsciiLetterLower);
}
