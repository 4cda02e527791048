using System.Text;

namespace Suffice.Checks.Grounding;

/// <summary>Looks for quotes in a text: whole words in their order, letter case, spacing and punctuation aside.</summary>
internal sealed class QuoteSearch(string text)
{
    private static readonly string[] Gaps = ["…", "...", "[", "]"];

    private readonly string plain = $" {Plain(text)} ";

    /// <summary>Tells whether a quote stands in the text; what an ellipsis joins need not stand together, but in this order.</summary>
    /// <param name="quote">The quote.</param>
    /// <returns>True when it does; false for a quote without a letter or a digit.</returns>
    public bool Holds(string quote)
    {
        int from = 0;
        foreach (string piece in quote.Split(Gaps, StringSplitOptions.RemoveEmptyEntries).Select(Plain).Where(piece => piece.Length > 0))
        {
            int at = plain.IndexOf($" {piece} ", from, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            from = at + piece.Length + 1;
        }

        return from > 0;
    }

    /// <summary>The words of a text: letters and digits in lower case, one space between words; quotation changes the rest.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The words.</returns>
    public static string Plain(string text)
    {
        StringBuilder words = new(text.Length);
        bool gap = false;
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                _ = gap && words.Length > 0 ? words.Append(' ') : words;
                words.Append(char.ToLowerInvariant(c));
                gap = false;
            }
            else
            {
                gap |= c is not ('\'' or '’');
            }
        }

        return words.ToString();
    }
}
