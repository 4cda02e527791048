namespace Suffice.Spending;

/// <summary>How many tokens a character is likely to make, in hundredths.</summary>
/// <remarks>
/// The usual rule of four characters a token holds for English prose only: digits come in groups of at most three, punctuation of code and
/// JSON mostly alone, Cyrillic and Greek at about two characters a token, Chinese and Japanese at about one.
/// </remarks>
internal static class CharacterWeights
{
    private const int Letter = 26;
    private const int Digit = 45;
    private const int Mark = 45;
    private const int TwoByteLetter = 55;
    private const int ThreeByteLetter = 110;
    private const int HalfOfPair = 110;

    /// <summary>Base 64 of a document or sound: about 25 bytes of the original a token.</summary>
    private const int EncodedCharactersPerToken = 32;

    public static long Tokens(ReadOnlySpan<char> text)
    {
        long hundredths = 0;
        foreach (char c in text)
        {
            hundredths += c switch
            {
                < (char)0x80 => Ascii(c),
                < (char)0x800 => TwoByteLetter,
                _ => char.IsSurrogate(c) ? HalfOfPair : ThreeByteLetter,
            };
        }

        return Rounded(hundredths);
    }

    public static long Tokens(ReadOnlySpan<byte> utf8)
    {
        long hundredths = 0;
        foreach (byte b in utf8)
        {
            hundredths += b switch
            {
                < 0x80 => Ascii((char)b),
                < 0xC0 => 0,
                < 0xE0 => TwoByteLetter,
                < 0xF0 => ThreeByteLetter,
                _ => 2 * HalfOfPair,
            };
        }

        return Rounded(hundredths);
    }

    public static long EncodedTokens(long characters) => characters / EncodedCharactersPerToken;

    private static int Ascii(char c) => (uint)((c | 0x20) - 'a') <= 'z' - 'a' || c <= ' ' ? Letter
        : (uint)(c - '0') <= 9 ? Digit
        : Mark;

    private static long Rounded(long hundredths) => (hundredths + 99) / 100;
}
