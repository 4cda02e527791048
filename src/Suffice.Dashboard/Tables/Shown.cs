using System.Text;

namespace Suffice.Dashboard.Tables;

/// <summary>Text from outside as a page may hold it: nothing that is no character, or that turns the reading direction.</summary>
public static class Shown
{
    /// <summary>Makes it; escaping is the component's.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The same with such characters marked.</returns>
    public static string Text(string? text)
    {
        if (text is null || !text.EnumerateRunes().Any(IsMarked))
        {
            return text ?? string.Empty;
        }

        StringBuilder shown = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            shown.Append(IsMarked(rune) ? "\ufffd" : rune.ToString());
        }

        return shown.ToString();
    }

    private static bool IsMarked(Rune rune) => rune.Value is
        (< 0x20 and not ('\n' or '\t')) or (>= 0x7f and < 0xa0) or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069) or 0x200e or 0x200f or 0xfffd or 0xfffe or 0xffff;
}
