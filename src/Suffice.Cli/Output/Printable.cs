using System.Globalization;
using System.Text;

namespace Suffice.Cli.Output;

/// <summary>Text that came out of a log, made safe for a terminal.</summary>
internal static class Printable
{
    /// <summary>Takes out what a terminal would obey and not show: control characters, marks of writing direction, other unseen ones.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The same text with a blank for each; the text itself when there is none.</returns>
    public static string Of(string text)
    {
        int first = 0;
        while (first < text.Length && !IsUnseen(text[first]))
        {
            first++;
        }

        if (first == text.Length)
        {
            return text;
        }

        StringBuilder shown = new(text.Length);
        foreach (char c in text)
        {
            shown.Append(IsUnseen(c) ? ' ' : c);
        }

        return shown.ToString();
    }

    // Zero-width joiners belong to scripts and emoji; they do nothing to a terminal.
    private static bool IsUnseen(char c) =>
        char.IsControl(c) || (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator && c is not '\u200d' and not '\u200c');
}
