using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Suffice.Reports.Html;

/// <summary>A page being written: what stands in a template is markup, what is put into its holes is text and always escaped.</summary>
internal sealed class Page
{
    private readonly StringBuilder written = new();

    /// <summary>Writes a template with its holes filled.</summary>
    public Page Write([InterpolatedStringHandlerArgument("")] ref Template template)
    {
        _ = template;
        written.Append('\n');
        return this;
    }

    /// <summary>Writes a file of the project as it is; never a text that came from outside.</summary>
    public Page Asset(string text)
    {
        written.Append(text);
        return this;
    }

    public override string ToString() => written.ToString();

    /// <summary>Fills a template's holes, the one place where text becomes markup.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Template(int literalLength, int formattedCount, Page page)
    {
        private readonly StringBuilder to = page.written.EnsureRoom(literalLength + (formattedCount * 16));

        public void AppendLiteral(string markup) => to.Append(markup);

        public void AppendFormatted(string? text) => to.AppendEscaped(text);

        public void AppendFormatted(int number) => to.Append(CultureInfo.InvariantCulture, $"{number}");

        /// <summary>A place in a drawing: two decimals are less than a pixel.</summary>
        public void AppendFormatted(double number) => to.Append(CultureInfo.InvariantCulture, $"{number:0.##}");

        /// <summary>An amount, with its exact value for programs.</summary>
        public void AppendFormatted(Money money)
        {
            if (money.Usd is { } usd)
            {
                to.Append(CultureInfo.InvariantCulture, $"<data value=\"{usd}\">{Figures.Usd(usd)}</data>");
            }
            else
            {
                to.Append(Figures.Usd(null));
            }
        }
    }
}

/// <summary>An amount on a page.</summary>
/// <param name="Usd">US dollars; <see langword="null"/> is unknown.</param>
internal readonly record struct Money(decimal? Usd);

/// <summary>Escaping.</summary>
file static class Escaping
{
    public static StringBuilder EnsureRoom(this StringBuilder to, int more)
    {
        to.EnsureCapacity(to.Length + more);
        return to;
    }

    /// <summary>Escapes for elements and for attributes in quotes; characters that no page may hold, or that turn the reading direction, become a mark.</summary>
    public static void AppendEscaped(this StringBuilder to, string? text)
    {
        foreach (Rune rune in (text ?? string.Empty).EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => to.Append("&amp;"),
                '<' => to.Append("&lt;"),
                '>' => to.Append("&gt;"),
                '"' => to.Append("&quot;"),
                '\'' => to.Append("&#39;"),
                '\n' or '\t' => to.Append((char)rune.Value),
                < 0x20 or (>= 0x7f and < 0xa0) or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069) or 0xfffe or 0xffff => to.Append('\ufffd'),
                _ => to.Append(rune.ToString()),
            };
        }
    }
}
