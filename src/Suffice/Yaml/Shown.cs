using System.Text.RegularExpressions;

namespace Suffice.Yaml;

/// <summary>How a piece of a policy is shown in a message: short, on one line, and never what looks like a key.</summary>
internal static partial class Shown
{
    private const int Longest = 40;
    private const string Mask = "***";

    /// <summary>A value in quotes.</summary>
    public static string Value(string text) => $"'{Key(text)}'";

    /// <summary>A name, shortened.</summary>
    public static string Key(string text)
    {
        string line = WithoutKeys(text).ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : string.Concat(line.AsSpan(0, Longest - 1), "…");
    }

    /// <summary>A message in which whatever looks like a key is masked: a key in the wrong place must not be printed for it.</summary>
    public static string WithoutKeys(string text) =>
        LongToken.Replace(VendorKey.Replace(text, Mask), token => IsMixed(token.ValueSpan) ? Mask : token.Value);

    /// <summary>How the keys of common vendors look.</summary>
    [GeneratedRegex(
        "(?<![A-Za-z0-9_-])(sk|sfk|pk|rk|hf|gsk|ghp|gho|github_pat|xox[a-z]|AKIA|AIza|Bearer )[-_ A-Z0-9][A-Za-z0-9_-]{6,}",
        RegexOptions.ExplicitCapture)]
    private static partial Regex VendorKey { get; }

    [GeneratedRegex("[A-Za-z0-9_=+-]{32,}")]
    private static partial Regex LongToken { get; }

    /// <summary>A long run of digits and letters of both cases is no word, path or sentence.</summary>
    private static bool IsMixed(ReadOnlySpan<char> token) =>
        token.ContainsAnyInRange('0', '9') && token.ContainsAnyInRange('A', 'Z') && token.ContainsAnyInRange('a', 'z');
}
