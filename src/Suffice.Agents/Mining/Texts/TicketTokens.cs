namespace Suffice.Agents.Mining.Texts;

/// <summary>Cuts a text into words.</summary>
internal static class TicketTokens
{
    /// <summary>The most words that are read of a text; what a ticket is about stands in its beginning.</summary>
    public const int Most = 1_000;

    /// <summary>Cuts it.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its first words.</returns>
    public static TextToken[] Of(string text)
    {
        List<TextToken> tokens = [];
        int at = 0;
        while (at < text.Length && tokens.Count < Most)
        {
            int start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            Add(text.AsSpan(start, at - start), tokens);
            int blank = at;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (text.AsSpan(blank, at - blank).Contains('\n'))
            {
                End(tokens);
            }
        }

        return [.. tokens];
    }

    private static void Add(ReadOnlySpan<char> piece, List<TextToken> tokens)
    {
        int start = 0;
        while (start < piece.Length && !Begins(piece[start]))
        {
            start++;
        }

        int end = piece.Length;
        while (end > start && !Ends(piece[end - 1]))
        {
            end--;
        }

        // An opening bracket, or a dash that stands alone, ends what stood before.
        if (start > 0)
        {
            End(tokens);
        }

        if (end == start)
        {
            return;
        }

        string word = piece[start..end].ToString().ToLowerInvariant();
        tokens.Add(new TextToken(word, TokenMasks.Of(word), end < piece.Length));
    }

    private static bool Begins(char c) => Ends(c) || c == '#';

    private static bool Ends(char c) => char.IsLetterOrDigit(c) || c is '$' or '€' or '£' or '¥' or '₹';

    private static void End(List<TextToken> tokens)
    {
        if (tokens.Count > 0)
        {
            tokens[^1] = tokens[^1] with { IsLast = true };
        }
    }
}
