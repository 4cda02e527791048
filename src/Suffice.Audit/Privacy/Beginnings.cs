namespace Suffice.Audit.Privacy;

/// <summary>Texts that something may begin with, looked up by their first character.</summary>
/// <param name="all">The texts, each beginning in ASCII; the first that fits counts.</param>
internal sealed class Beginnings(params string[] all)
{
    private readonly string[][] byFirst = [.. Enumerable.Range(0, 128).Select(c => all.Where(text => text[0] == c).ToArray())];

    /// <summary>Whether any of them has this first character.</summary>
    public bool HasFirst(char c) => c < 128 && byFirst[c].Length > 0;

    /// <summary>How long the one is that a text begins with; 0 for none.</summary>
    public int LengthAt(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] >= 128)
        {
            return 0;
        }

        foreach (string start in byFirst[text[0]])
        {
            if (text.StartsWith(start, StringComparison.Ordinal))
            {
                return start.Length;
            }
        }

        return 0;
    }
}
