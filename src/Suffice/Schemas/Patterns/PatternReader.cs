using System.Globalization;

namespace Suffice.Schemas.Patterns;

/// <summary>Reads a pattern from left to right.</summary>
internal sealed class PatternReader(string pattern)
{
    private int _at;

    /// <summary>Whether nothing is left.</summary>
    public bool AtEnd => _at >= pattern.Length;

    /// <summary>The next character; NUL at the end.</summary>
    public char Next => AtEnd ? '\0' : pattern[_at];

    /// <summary>The error of something that is wrong just before here.</summary>
    public ArgumentException Wrong(string problem)
        => new(string.Create(CultureInfo.InvariantCulture, $"{problem} at character {_at}"));

    /// <summary>Takes one character.</summary>
    public char Take() => AtEnd ? throw Wrong("it ends too early") : pattern[_at++];

    /// <summary>Takes one code point.</summary>
    public int TakeCodePoint()
    {
        var unit = Take();
        return char.IsHighSurrogate(unit) && char.IsLowSurrogate(Next) ? char.ConvertToUtf32(unit, Take()) : unit;
    }

    /// <summary>Takes <paramref name="text"/> if it comes next.</summary>
    public bool Takes(string text)
    {
        var comes = string.CompareOrdinal(pattern, _at, text, 0, text.Length) == 0;
        _at += comes ? text.Length : 0;
        return comes;
    }

    /// <summary>Takes everything up to <paramref name="end"/>, and the end.</summary>
    public string TakeTo(char end)
    {
        var stop = pattern.IndexOf(end, _at);
        if (stop < 0)
        {
            throw Wrong($"'{end}' is missing");
        }

        var taken = pattern[_at..stop];
        _at = stop + 1;
        return taken;
    }

    /// <summary>Takes a number of hexadecimal digits.</summary>
    public int TakeHex(int digits)
    {
        var isHex = _at + digits <= pattern.Length
            && int.TryParse(pattern.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
        if (!isHex)
        {
            throw Wrong($"{digits} hexadecimal digits are missing");
        }

        _at += digits;
        return int.Parse(pattern.AsSpan(_at - digits, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    /// <summary>What follows here, for a closer look.</summary>
    public ReadOnlySpan<char> Rest => pattern.AsSpan(Math.Min(_at, pattern.Length));
}
