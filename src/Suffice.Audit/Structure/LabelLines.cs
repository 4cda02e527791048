using System.Collections.Immutable;

namespace Suffice.Audit.Structure;

/// <summary>Reads labels that stand one a line: bullets, numbers, elements of XML, or bare short lines.</summary>
internal static class LabelLines
{
    private const int MostLines = 500;
    private const int WordsOfExplanation = 2;

    public static LabelList Read(ReadOnlySpan<char> text)
    {
        ImmutableArray<string>.Builder names = ImmutableArray.CreateBuilder<string>();
        int explained = 0;
        int lines = 0;
        foreach (ReadOnlySpan<char> raw in text.EnumerateLines())
        {
            ReadOnlySpan<char> line = raw.Trim();
            if (++lines > MostLines || (line.IsEmpty && names.Count > 0) || line.StartsWith("</") || line.StartsWith('#') || line.StartsWith("```"))
            {
                break;
            }

            if (line.IsEmpty || !line.ContainsAnyExcept("-=|: "))
            {
                continue;
            }

            if (!TryRead(line, out string name, out bool hasMeaning))
            {
                break;
            }

            names.Add(name);
            explained += hasMeaning ? 1 : 0;
        }

        return names.Count < 2 ? default : new LabelList([.. names.Distinct(StringComparer.OrdinalIgnoreCase)], explained);
    }

    private static bool TryRead(ReadOnlySpan<char> line, out string name, out bool hasMeaning)
    {
        if (line[0] == '<')
        {
            return TryReadElement(line, out name, out hasMeaning);
        }

        return TryReadItem(WithoutBullet(line), out name, out hasMeaning);
    }

    private static bool TryReadElement(ReadOnlySpan<char> line, out string name, out bool hasMeaning)
    {
        int open = line.IndexOf('>');
        int close = line.LastIndexOf("</");
        ReadOnlySpan<char> inner = open >= 0 && close > open ? line[(open + 1)..close] : [];
        int attribute = open < 0 ? -1 : line[..open].IndexOf("=\"");
        if (attribute > 0)
        {
            ReadOnlySpan<char> value = line[(attribute + 2)..open];
            int quote = value.IndexOf('"');
            hasMeaning = inner.Count(' ') > 0;
            name = quote > 0 ? value[..quote].ToString() : string.Empty;
            return name.Length > 0;
        }

        return TryReadItem(inner, out name, out hasMeaning);
    }

    private static bool TryReadItem(ReadOnlySpan<char> item, out string name, out bool hasMeaning)
    {
        int end = EndOfName(item);
        ReadOnlySpan<char> found = LabelReader.Bare(item[..end]);
        hasMeaning = item[end..].Count(' ') >= WordsOfExplanation;
        name = LabelReader.IsName(found) ? found.ToString() : string.Empty;
        return name.Length > 0;
    }

    private static int EndOfName(ReadOnlySpan<char> item)
    {
        for (int i = 1; i < item.Length; i++)
        {
            bool ends = item[i] switch
            {
                ':' or '=' or '|' or '–' or '—' or '(' or '→' => true,
                '-' => item[i - 1] == ' ',
                _ => false,
            };
            if (ends)
            {
                return i;
            }
        }

        return item.Length;
    }

    private static ReadOnlySpan<char> WithoutBullet(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> rest = line.TrimStart("-*•–|· \t");
        int digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
        {
            digits++;
        }

        return digits > 0 && digits + 1 < rest.Length && rest[digits] is '.' or ')' ? rest[(digits + 1)..].TrimStart() : rest;
    }
}
