using System.Globalization;

namespace Suffice.Schemas.Patterns;

/// <summary>Reads a pattern from left to right.</summary>
internal sealed class PatternReader(string pattern)
{
    private int at;

    /// <summary>Whether nothing is left.</summary>
    public bool AtEnd => at >= pattern.Length;

    /// <summary>The next character; NUL at the end.</summary>
    public char Next => AtEnd ? '\0' : pattern[at];

    /// <summary>The error of something that is wrong just before here.</summary>
    public ArgumentException Wrong(string problem)
        => new(string.Create(CultureInfo.InvariantCulture, $"{problem} at character {at}"));

    /// <summary>Takes one character.</summary>
    public char Take() => AtEnd ? throw Wrong("it ends too early") : pattern[at++];

    /// <summary>Takes one code point.</summary>
    public int TakeCodePoint()
    {
        char unit = Take();
        return char.IsHighSurrogate(unit) && char.IsLowSurrogate(Next) ? char.ConvertToUtf32(unit, Take()) : unit;
    }

    /// <summary>Takes <paramref name="text"/> if it comes next.</summary>
    public bool Takes(string text)
    {
        bool comes = string.CompareOrdinal(pattern, at, text, 0, text.Length) == 0;
        at += comes ? text.Length : 0;
        return comes;
    }

    /// <summary>Takes everything up to <paramref name="end"/>, and the end.</summary>
    public string TakeTo(char end)
    {
        int stop = pattern.IndexOf(end, at);
        if (stop < 0)
        {
            throw Wrong($"'{end}' is missing");
        }

        string taken = pattern[at..stop];
        at = stop + 1;
        return taken;
    }

    /// <summary>Takes a number of hexadecimal digits.</summary>
    public int TakeHex(int digits)
    {
        bool isHex = at + digits <= pattern.Length
            && int.TryParse(pattern.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
        if (!isHex)
        {
            throw Wrong($"{digits} hexadecimal digits are missing");
        }

        at += digits;
        return int.Parse(pattern.AsSpan(at - digits, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    /// <summary>What follows here, for a closer look.</summary>
    public ReadOnlySpan<char> Rest => pattern.AsSpan(Math.Min(at, pattern.Length));
}
