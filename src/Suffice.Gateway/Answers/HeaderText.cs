using System.Text;

namespace Suffice.Gateway.Answers;

/// <summary>Makes any text fit for a header: visible ASCII, no line breaks.</summary>
internal static class HeaderText
{
    /// <summary>Replaces what a header cannot carry by a question mark.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The header value.</returns>
    public static string Of(string text) => text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? Replace(text) : text;

    private static string Replace(string text)
    {
        StringBuilder clean = new(text.Length);
        foreach (char c in text)
        {
            clean.Append(c is >= ' ' and <= '~' ? c : '?');
        }

        return clean.ToString();
    }
}
