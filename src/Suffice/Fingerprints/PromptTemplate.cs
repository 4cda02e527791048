using System.Buffers;

namespace Suffice.Fingerprints;

/// <summary>
/// The part of a prompt that stays the same from call to call: its text with everything masked that looks like a
/// variable.
/// </summary>
/// <remarks>
/// <para>Masked: numbers, numeric dates and times (<c>&lt;n&gt;</c>), dates with an English month name
/// (<c>&lt;date&gt;</c>), UUIDs, hexadecimal and mixed identifiers (<c>&lt;id&gt;</c>), addresses of mail
/// (<c>&lt;email&gt;</c>) and web (<c>&lt;url&gt;</c>). A list of the same mask becomes one. White space is folded (a
/// run that holds a line feed to one line feed, any other to one space) and cut at the ends.</para>
/// <para>Not masked: names and other words inside prose, which look like any word; and quoted strings, because a
/// template's own labels stand in quotes too, and to take two templates for one is worse than not to know one
/// again.</para>
/// </remarks>
public static class PromptTemplate
{
    // Bounds the look ahead, so that no text costs more than its length.
    private const int Ahead = 256;

    private static readonly SearchValues<char> Plain = SearchValues.Create(" abcdefghijklmnopqrstuvwxyz");

    /// <summary>Masks a text, in time proportional to its length.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its template; empty for white space.</returns>
    public static string Mask(ReadOnlySpan<char> text)
    {
        TemplateWriter template = new(text.Length);
        try
        {
            Mask(text, ref template);
            return template.Written.ToString();
        }
        finally
        {
            template.Dispose();
        }
    }

    /// <summary>Writes the template of a text.</summary>
    internal static void Mask(ReadOnlySpan<char> text, ref TemplateWriter template)
    {
        int at = 0;
        while (at < text.Length)
        {
            char c = text[at];
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                template.Blank(c);
                at++;
            }
            else
            {
                int plain = PlainLength(text[at..]);
                PromptToken token = plain > 0 ? new PromptToken(plain, null) : PromptToken.At(text, at);
                template.Write(token, text.Slice(at, token.Length));
                at += token.Length;
            }
        }
    }

    // Whole words in lower case with single spaces between them hold no variable; most of a prompt is such.
    private static int PlainLength(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(Ahead, text.Length)];
        int other = text.IndexOfAnyExcept(Plain);
        ReadOnlySpan<char> run = other < 0 ? text : text[..other];
        int doubled = run.IndexOf("  ");
        return (doubled < 0 ? run : run[..doubled]).LastIndexOf(' ');
    }
}
