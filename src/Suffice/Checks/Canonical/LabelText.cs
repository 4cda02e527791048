using System.Text;

namespace Suffice.Checks.Canonical;

/// <summary>The form in which two spellings of one label are equal: case, white space, hyphens, underscores, quotes, markdown and end punctuation do not count.</summary>
internal static class LabelText
{
    private const string Around = " \t\r\n\"'`*_~#>.,:;!?()[]{}“”‘’«»";

    /// <summary>The canonical form.</summary>
    /// <returns>Lower-case words with one space between; empty when nothing is left.</returns>
    public static string Of(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> core = text.Trim(Around);
        StringBuilder canonical = new(core.Length);
        bool gap = false;
        foreach (char c in core)
        {
            if (char.IsWhiteSpace(c) || c is '_' or '-' or '\u2010' or '\u2011' or '\u2013')
            {
                gap = canonical.Length > 0;
                continue;
            }

            if (gap)
            {
                canonical.Append(' ');
                gap = false;
            }

            canonical.Append(char.ToLowerInvariant(c));
        }

        return canonical.ToString();
    }
}
