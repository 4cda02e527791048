namespace Suffice.Fingerprints;

/// <summary>A run of letters and digits, and what it is made of.</summary>
internal readonly record struct PromptWord(int Length, bool HasDigit, bool LooksLikeId, bool IsHex)
{
    public const int UuidLength = 36;

    private const int ShortestHexId = 8;

    public static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || (c > '\x7f' && char.IsLetterOrDigit(c));

    public static PromptWord At(ReadOnlySpan<char> text, int at)
    {
        int end = at;
        int digits = 0;
        int changes = 0;
        bool hex = true;
        for (; end < text.Length && IsPart(text[end]); end++)
        {
            char c = text[end];
            bool digit = char.IsAsciiDigit(c);
            digits += digit ? 1 : 0;
            hex = hex && char.IsAsciiHexDigit(c);
            changes += end > at && digit != char.IsAsciiDigit(text[end - 1]) ? 1 : 0;
        }

        int length = end - at;
        return new(length, digits > 0, IsId(length, digits, changes, hex), hex);
    }

    /// <summary>True when a UUID begins with this word.</summary>
    public bool StartsUuid(ReadOnlySpan<char> text) =>
        Length == 8 && IsHex && text.Length >= UuidLength && text[8] == '-'
        && Guid.TryParseExact(text[..UuidLength], "D", out _);

    // Product names mix letters and digits as well (H2O, v2, 4o, utf8): an identifier is longer or more mixed.
    private static bool IsId(int length, int digits, int changes, bool hex) =>
        digits > 0 && digits < length
        && (changes >= 3 || (changes == 2 && length >= 6) || (hex && length >= ShortestHexId));
}
