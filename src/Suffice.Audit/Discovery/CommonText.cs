namespace Suffice.Audit.Discovery;

/// <summary>Finds a piece of text by which a task's prompts are known: in all of its own, in none of the others'.</summary>
internal static class CommonText
{
    private const int Shortest = 16;
    private const int Longest = 120;
    private const int FewestWords = 3;

    private static readonly char[] Borders = ['\n', '.', '!', '?', ';'];

    /// <summary>Finds it.</summary>
    /// <param name="own">The task's texts.</param>
    /// <param name="others">Texts of the other tasks.</param>
    /// <returns>The longest sentence or line that serves; <see langword="null"/> when none does.</returns>
    public static string? Find(IReadOnlyList<string> own, IReadOnlyList<string> others)
    {
        if (own.Count == 0 || own[0].Length == 0)
        {
            return null;
        }

        return own[0]
            .Split(Borders, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(piece => piece.Length <= Longest ? piece : piece[..piece.LastIndexOf(' ', Longest)].TrimEnd())
            .Where(piece => piece.Length >= Shortest && piece.Count(c => c == ' ') >= FewestWords - 1)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(piece => piece.Length)
            .FirstOrDefault(piece => own.All(text => Has(text, piece)) && !others.Any(text => Has(text, piece)));
    }

    private static bool Has(string text, string piece) => text.Contains(piece, StringComparison.OrdinalIgnoreCase);
}
