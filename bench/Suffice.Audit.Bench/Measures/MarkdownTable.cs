namespace Suffice.Audit.Bench.Measures;

/// <summary>Writes tables as the documentation holds them.</summary>
internal static class MarkdownTable
{
    public static void Write(string[] head, IEnumerable<string[]> rows)
    {
        Console.WriteLine($"| {string.Join(" | ", head)} |");
        Console.WriteLine($"|{string.Concat(Enumerable.Repeat("---|", head.Length))}");
        foreach (string[] row in rows)
        {
            Console.WriteLine($"| {string.Join(" | ", row)} |");
        }

        Console.WriteLine();
    }
}
