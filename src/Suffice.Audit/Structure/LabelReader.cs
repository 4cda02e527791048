using System.Buffers;
using System.Collections.Immutable;

namespace Suffice.Audit.Structure;

/// <summary>Reads the list of labels that may follow a phrase such as <c>Labels:</c> or <c>one of</c>.</summary>
internal static class LabelReader
{
    private const int FarthestColon = 70;
    private const int LongestName = 48;
    private const int MostWords = 5;
    private const int MostLabels = 500;
    private const int LongestList = 8_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create(" .,;:-_*");

    /// <summary>Reads the list after a phrase.</summary>
    /// <param name="text">The text from the end of the phrase on.</param>
    /// <param name="inSentence">True when the list may stand in the same sentence without a colon.</param>
    /// <returns>The list; empty when none follows.</returns>
    public static LabelList ReadAfter(ReadOnlySpan<char> text, bool inSentence)
    {
        text = text[..Math.Min(text.Length, LongestList)];
        int lineEnd = text.IndexOf('\n');
        ReadOnlySpan<char> line = lineEnd < 0 ? text : text[..lineEnd];
        ReadOnlySpan<char> below = lineEnd < 0 ? [] : text[(lineEnd + 1)..];
        int colon = line[..Math.Min(line.Length, FarthestColon)].IndexOf(':');
        if (colon >= 0 && line[..colon].IndexOfAny('.', '?') < 0)
        {
            ReadOnlySpan<char> after = line[(colon + 1)..].Trim(" *\r\t");
            return after.IsEmpty ? Below(below) : InLine(after);
        }

        ReadOnlySpan<char> rest = line.Trim();
        if (rest.IsEmpty || rest.Trim("*#>:_ ").IsEmpty)
        {
            return Below(below);
        }

        return inSentence || rest[0] is '(' or '[' or '{' ? InLine(rest) : default;
    }

    /// <summary>Reads labels that are parted by commas, bars or <c>or</c>.</summary>
    /// <param name="text">The text from the first label on.</param>
    /// <returns>The list; empty when it is none.</returns>
    public static LabelList ReadHere(ReadOnlySpan<char> text) => InLine(text);

    /// <summary>Reads the answers that a question names (<c>Is it about cards, accounts or loans?</c>).</summary>
    /// <param name="text">The text.</param>
    /// <returns>The list; empty when no question names any.</returns>
    public static LabelList ReadQuestion(ReadOnlySpan<char> text)
    {
        foreach (ReadOnlySpan<char> raw in text.EnumerateLines())
        {
            int mark = raw.IndexOf('?');
            int or = mark < 0 ? -1 : raw[..mark].LastIndexOf(" or ", StringComparison.OrdinalIgnoreCase);
            if (or < 0)
            {
                continue;
            }

            // The first of them stands at the end of what is asked.
            int comma = raw[..or].IndexOf(',');
            int first = raw[..(comma < 0 ? or : comma)].LastIndexOfAny(' ', ':');
            return InLine(raw[(first + 1)..mark]);
        }

        return default;
    }

    /// <summary>True for what can be the name of a label.</summary>
    public static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name.Length > LongestName)
        {
            return false;
        }

        return name.Count(' ') < MostWords && name.IndexOfAny('\n', '{', '}') < 0 && name.ContainsAnyExcept(Marks);
    }

    /// <summary>A name without the marks around it.</summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> name) => name.Trim(" \t\r\"'`*“”‘’«»[](){}<>.,;:");

    // One a line, or all in the next line.
    private static LabelList Below(ReadOnlySpan<char> text)
    {
        LabelList lines = LabelLines.Read(text);
        ReadOnlySpan<char> first = text.TrimStart();
        first = first[..(first.IndexOf('\n') is var end and >= 0 ? end : first.Length)];
        return lines.Count > 1 || first.IndexOfAny(',', '|') < 0 ? lines : InLine(first);
    }

    private static LabelList InLine(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> list = Sentence(text);
        ImmutableArray<string>.Builder names = ImmutableArray.CreateBuilder<string>();
        int explained = 0;
        while (!list.IsEmpty && names.Count < MostLabels)
        {
            int end = NextSeparator(list, out int separator);
            ReadOnlySpan<char> item = list[..end];
            list = end + separator >= list.Length ? [] : list[(end + separator)..];
            int bracket = item.IndexOf('(');
            explained += bracket > 0 && item[bracket..].Count(' ') > 0 ? 1 : 0;
            item = WithoutConjunction(Bare(bracket > 0 ? item[..bracket] : item));
            if (item.IsEmpty)
            {
                continue;
            }

            if (!IsName(item))
            {
                return default;
            }

            names.Add(item.ToString());
        }

        return names.Count < 2 ? default : new LabelList([.. names.Distinct(StringComparer.OrdinalIgnoreCase)], explained);
    }

    // Up to the end of the sentence; a point inside a name (v1.2) ends nothing.
    private static ReadOnlySpan<char> Sentence(ReadOnlySpan<char> text)
    {
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            bool ends = c is '?' or '!' or '\n' or ';' || (c == '.' && (i + 1 == text.Length || text[i + 1] is ' ' or '\r'));
            if (depth < 0 || (depth == 0 && ends) || (depth == 0 && i > 0 && text[0] is '[' or '{' && c is ']' or '}'))
            {
                return text[..i];
            }
        }

        return text;
    }

    private static int NextSeparator(ReadOnlySpan<char> list, out int length)
    {
        int depth = 0;
        for (int i = 0; i < list.Length; i++)
        {
            char c = list[i];
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            length = depth > 0 ? 0 : c is ',' or '|' or '/' or '\r' ? 1 : Conjunction(list[i..]);
            if (length > 0)
            {
                return i;
            }
        }

        length = 0;
        return list.Length;
    }

    private static int Conjunction(ReadOnlySpan<char> rest) =>
        rest[0] != ' ' ? 0
        : rest.StartsWith(" or ", StringComparison.OrdinalIgnoreCase) ? 4
        : rest.StartsWith(" oder ", StringComparison.OrdinalIgnoreCase) ? 6
        : rest.StartsWith(" ou ", StringComparison.OrdinalIgnoreCase) ? 4
        : rest.StartsWith(" o ", StringComparison.OrdinalIgnoreCase) ? 3
        : 0;

    private static ReadOnlySpan<char> WithoutConjunction(ReadOnlySpan<char> item) =>
        item.StartsWith("or ", StringComparison.OrdinalIgnoreCase) ? Bare(item[3..])
        : item.StartsWith("and ", StringComparison.OrdinalIgnoreCase) ? Bare(item[4..])
        : item;
}
