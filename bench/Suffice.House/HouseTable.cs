using System.Globalization;

namespace Suffice.House;

/// <summary>How large a project is and how much of it others see, as a row of a table.</summary>
internal static class HouseTable
{
    /// <summary>What the columns say.</summary>
    public static string[] Heads { get; } =
        ["project", "folders", "files", "lines", "lines a file: median", "p90", "largest", "lines a method: median", "p90", "largest", "public types"];

    /// <summary>One row.</summary>
    /// <param name="name">What it is of.</param>
    /// <param name="files">Its files.</param>
    /// <returns>The row.</returns>
    public static string Row(string name, IReadOnlyList<SourceFile> files)
    {
        List<int> lines = [.. files.Select(file => file.Lines).Order()];
        List<int> methods = [.. files.SelectMany(file => file.Methods).Order()];
        int[] figures =
        [
            files.Select(file => file.Folder).Distinct(StringComparer.Ordinal).Count(),
            files.Count,
            lines.Sum(),
            At(lines, 0.5), At(lines, 0.9), At(lines, 1),
            At(methods, 0.5), At(methods, 0.9), At(methods, 1),
            files.Sum(file => file.PublicTypes),
        ];
        return $"| {name} | {string.Join(" | ", figures.Select(figure => figure.ToString("N0", CultureInfo.InvariantCulture)))} |";
    }

    /// <summary>The smallest value that at least this share of all do not exceed.</summary>
    private static int At(List<int> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
}
