namespace Suffice.Extensions.AI.Tests.Docs;

/// <summary>The page of the library, and the code in it.</summary>
internal sealed class LibraryPage
{
    private readonly string text = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "library.md")).ReplaceLineEndings("\n");

    /// <summary>The blocks of a language, in order.</summary>
    public IReadOnlyList<string> Blocks(string language)
    {
        string fence = $"\n```{language}\n";

        return [.. text.Split(fence).Skip(1).Select(after => after[..after.IndexOf("\n```", StringComparison.Ordinal)] + "\n")];
    }

    /// <summary>The words in code marks that begin the rows of a table below a heading.</summary>
    public IReadOnlyList<string> Rows(string heading) =>
    [
        .. text.Split('\n').SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]),
    ];
}
