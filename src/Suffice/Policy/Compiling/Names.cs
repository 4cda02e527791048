using System.Text.RegularExpressions;
using Suffice.Yaml;

namespace Suffice.Policy.Compiling;

/// <summary>What things may be called.</summary>
internal static partial class Names
{
    public static Regex Task => TaskNames.Form;

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*\z", RegexOptions.NonBacktracking)]
    public static partial Regex Label { get; }

    /// <summary>Names that templates and conditions can say.</summary>
    [GeneratedRegex(@"^[a-z][a-z0-9_-]*\z", RegexOptions.NonBacktracking)]
    public static partial Regex Step { get; }

    /// <summary>Hosts name models with slashes, colons and at-signs.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._:/@-]*\z", RegexOptions.NonBacktracking)]
    public static partial Regex Model { get; }

    /// <summary>As <see cref="Fingerprints.CallFingerprint"/> writes them, of whichever version.</summary>
    [GeneratedRegex(@"^fp[0-9]+_[0-9a-f]{16}\z", RegexOptions.NonBacktracking)]
    public static partial Regex Fingerprint { get; }

    public static void Check(YamlFindings findings, string path, string name, Regex allowed, string what)
    {
        if (!allowed.IsMatch(name))
        {
            findings.Error(
                path, $"'{Shown.Key(name)}' cannot name {what}", allowed == Task
                    ? "small letters, digits, . _ -, starting with a letter or digit"
                    : allowed == Step ? "small letters, digits, _ -, starting with a letter"
                    : "letters, digits, . _ -, starting with a letter or digit");
        }
    }
}
