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

    /// <summary>The same of what a cell has room for: an id may have any length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most characters.</param>
    /// <returns>The text, its end left out where it is longer.</returns>
    public static string Cut(string text, int most) =>
        text.Length <= most ? Of(text) : Of(text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)]) + "...";

    // Zero-width joiners belong to scripts and emoji; they do nothing to a terminal.
    private static bool IsUnseen(char c) =>
        char.IsControl(c) || (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator && c is not '\u200d' and not '\u200c');
}
