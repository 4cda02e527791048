namespace Suffice.Audit.Discovery.Templates;

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
    /// <returns>The longest sentence or line that serves, or the words that all begin with; <see langword="null"/> when nothing does.</returns>
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
            .Append(Beginning(own))
            .FirstOrDefault(piece => piece.Length >= Shortest && own.All(text => Has(text, piece)) && !others.Any(text => Has(text, piece)));
    }

    // What all begin with, to the end of its last whole word.
    private static string Beginning(IReadOnlyList<string> own)
    {
        int length = own.Count < 2 ? 0 : own.Min(text => text.AsSpan().CommonPrefixLength(own[0]));
        ReadOnlySpan<char> shared = own[0].AsSpan(0, Math.Min(length, Longest));
        int lineEnd = shared.IndexOf('\n');
        shared = lineEnd >= 0 ? shared[..lineEnd] : shared;
        int lastWord = shared.LastIndexOf(' ');
        return shared.Count(' ') >= FewestWords ? shared[..lastWord].ToString() : string.Empty;
    }

    private static bool Has(string text, string piece) => text.Contains(piece, StringComparison.OrdinalIgnoreCase);
}
