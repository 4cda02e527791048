using System.Globalization;
using System.Text;

namespace Suffice.Schemas.Patterns;

/// <summary>
/// A set of Unicode code points, written as a .NET pattern over UTF-16. General categories know the basic plane only;
/// a character beyond it belongs to no category.
/// </summary>
internal sealed class CodePointSet
{
    private const int Last = 0x10FFFF;
    private const int LastBasic = 0xFFFF;

    private readonly List<(int From, int To)> ranges = [];
    private readonly StringBuilder categories = new();

    /// <summary>[0-9].</summary>
    public static CodePointSet Digits { get; } = Of(('0', '9'));

    /// <summary>[A-Za-z0-9_].</summary>
    public static CodePointSet WordCharacters { get; } = Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));

    /// <summary>White space and line terminators of ECMA-262, 12.2 and 12.3.</summary>
    public static CodePointSet Spaces { get; } = Of(
        ('\t', '\r'), (' ', ' '), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F),
        (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF));

    /// <summary>What a dot stands for: anything but a line terminator.</summary>
    public static CodePointSet NoLineEnds { get; } = Of(('\n', '\n'), ('\r', '\r'), (0x2028, 0x2029)).Complement();

    /// <summary>The set of some ranges.</summary>
    public static CodePointSet Of(params ReadOnlySpan<(int From, int To)> ranges)
    {
        CodePointSet set = new();
        foreach ((int from, int to) in ranges)
        {
            set.Add(from, to);
        }

        return set;
    }

    /// <summary>Adds a range.</summary>
    public void Add(int from, int to) => ranges.Add((from, to));

    /// <summary>Adds another set.</summary>
    public void Add(CodePointSet other)
    {
        ranges.AddRange(other.ranges);
        categories.Append(other.categories);
    }

    /// <summary>Adds a general category, or everything outside it.</summary>
    public void AddCategory(string name, bool outside)
    {
        categories.Append(CultureInfo.InvariantCulture, $"\\{(outside ? 'P' : 'p')}{{{name}}}");
        if (outside)
        {
            Add(LastBasic + 1, Last);
        }
    }

    /// <summary>Every code point that is in none of the ranges.</summary>
    public CodePointSet Complement()
    {
        CodePointSet rest = new();
        int next = 0;
        foreach ((int from, int to) in ranges.Order())
        {
            if (from > next)
            {
                rest.Add(next, from - 1);
            }

            next = Math.Max(next, to + 1);
        }

        if (next <= Last)
        {
            rest.Add(next, Last);
        }

        return rest;
    }

    /// <summary>The set as a pattern that matches one code point of it.</summary>
    public string ToPattern(bool negated = false)
    {
        if (categories.Length == 0 || !negated)
        {
            CodePointSet set = negated ? Complement() : this;
            return Join(set.Basic() + set.categories, "[", set.Beyond());
        }

        return Join(Basic() + categories + @"\uD800-\uDFFF", "[^", Complement().Beyond());
    }

    private static string Join(string basic, string open, List<string> beyond)
    {
        List<string> parts = basic.Length == 0 ? beyond : [$"{open}{basic}]", .. beyond];
        return parts.Count switch
        {
            0 => @"[^\s\S]",
            1 when beyond.Count == 0 => parts[0],
            _ => $"(?:{string.Join('|', parts)})",
        };
    }

    private string Basic()
    {
        StringBuilder text = new();
        foreach ((int from, int to) in ranges)
        {
            // Halves of surrogate pairs are never characters by themselves here.
            AppendRange(text, from, Math.Min(to, 0xD7FF));
            AppendRange(text, Math.Max(from, 0xE000), Math.Min(to, LastBasic));
        }

        return text.ToString();
    }

    private List<string> Beyond() => [.. ranges.Where(r => r.To > LastBasic).SelectMany(r => Pairs(Math.Max(r.From, LastBasic + 1), r.To))];

    private static IEnumerable<string> Pairs(int from, int to)
    {
        while (from <= to)
        {
            (int high, int low) = Split(from);
            (int lastHigh, int lastLow) = Split(to);
            bool whole = low == 0xDC00 && (lastHigh > high || lastLow == 0xDFFF);
            int endHigh = whole ? (lastLow == 0xDFFF ? lastHigh : lastHigh - 1) : high;
            int endLow = whole || lastHigh > high ? 0xDFFF : lastLow;
            yield return Range(high, endHigh) + Range(low, endLow);
            from = char.ConvertToUtf32((char)endHigh, (char)endLow) + 1;
        }
    }

    private static (int High, int Low) Split(int codePoint)
        => (0xD800 + ((codePoint - 0x10000) >> 10), 0xDC00 + ((codePoint - 0x10000) & 0x3FF));

    private static string Range(int from, int to)
    {
        StringBuilder text = new("[");
        AppendRange(text, from, to);
        return text.Append(']').ToString();
    }

    private static void AppendRange(StringBuilder text, int from, int to)
    {
        if (from <= to)
        {
            text.Append(CultureInfo.InvariantCulture, $"\\u{from:X4}");
        }

        if (from < to)
        {
            text.Append(CultureInfo.InvariantCulture, $"-\\u{to:X4}");
        }
    }
}
