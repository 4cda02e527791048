using System.Text.RegularExpressions;

namespace Suffice.Architecture.Tests;

/// <summary>The parts as docs/architecture.md draws them: the page is the law that the code is held against.</summary>
internal static partial class DrawnParts
{
    private static readonly string[] Lines = File.ReadAllLines(Checkout.PathOf("docs/architecture.md"));

    /// <summary>The projects, with the projects that each may know.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Projects { get; } =
        RowsBelow("## Projects").ToDictionary(
            row => Named.Match(row[0]).Groups["name"].Value,
            row => (IReadOnlyList<string>)[.. Named.Matches(row[2]).Select(match => match.Groups["name"].Value)],
            StringComparer.Ordinal);

    /// <summary>The folders of a project in the order of the page: each may know those before it.</summary>
    public static IReadOnlyList<string> FoldersOf(string project) =>
        [.. RowsBelow($"### Folders of `src/{project}`").Select(row => Named.Match(row[0]).Groups["name"].Value)];

    [GeneratedRegex("`(?<name>[A-Za-z.]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Named { get; }

    private static IEnumerable<string[]> RowsBelow(string heading)
    {
        int at = Array.IndexOf(Lines, heading);
        return at < 0
            ? throw new InvalidOperationException($"docs/architecture.md has no heading '{heading}'.")
            : Lines.Skip(at + 1)
                .TakeWhile(line => !line.StartsWith('#'))
                .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
                .Select(line => line.Trim('|', ' ').Split(" | "));
    }
}
