using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Suffice.Spending;

/// <summary>How many tokens characters are likely to make, in hundredths.</summary>
/// <remarks>
/// Tokenizers of the byte-pair kind start a token at nearly every change between letters, digits and marks; a word then costs little more
/// for each letter, a number for every third digit, a mark mostly one. Cyrillic and Greek come at about two characters a token, Chinese and
/// Japanese at about one. The figures were fitted to o200k and cl100k and then raised: the median guess is 1.1 (short questions full of
/// numbers) to 1.55 times (tool definitions) what o200k makes of the text, English prose near 1.2. Short texts in other languages, without
/// spaces or made of random letters can still come out a third too low.
/// </remarks>
internal static class CharacterWeights
{
    private const int TwoByteLetter = 55;
    private const int ThreeByteLetter = 110;
    private const int HalfOfPair = 150;

    /// <summary>Base 64 of a document or sound: about 25 bytes of the original a token.</summary>
    private const int EncodedCharactersPerToken = 32;

    /// <summary>Letter, digit, mark, blank, line break, in this order; 5 stands for all that is not ASCII.</summary>
    private static readonly byte[] Kinds = [.. Enumerable.Range(0, 128).Select(c => KindOf((char)c))];

    private const int NotAscii = 5;

    /// <summary>Cost of a character that begins a run of its kind, by kind.</summary>
    private static ReadOnlySpan<byte> First => [72, 90, 90, 15, 60];

    /// <summary>Cost of a character that goes on with a run of its kind, by kind.</summary>
    private static ReadOnlySpan<byte> Next => [12, 35, 65, 12, 20];

    public static long Tokens(ReadOnlySpan<char> text)
    {
        long hundredths = 0;
        int before = NotAscii;
        while (Vector256.IsHardwareAccelerated && text.Length >= Vector256<byte>.Count)
        {
            ReadOnlySpan<ushort> block = MemoryMarshal.Cast<char, ushort>(text[..Vector256<byte>.Count]);
            hundredths += TryAddBlock(block, ref before) ?? OneByOne(text[..Vector256<byte>.Count], ref before);
            text = text[Vector256<byte>.Count..];
        }

        return Rounded(hundredths + OneByOne(text, ref before));
    }

    /// <summary>What each character costs, looked at alone; the law that looking at many at once has to keep.</summary>
    internal static long OneByOne(ReadOnlySpan<char> text, ref int before)
    {
        long hundredths = 0;
        foreach (char c in text)
        {
            if (c < 0x80)
            {
                hundredths += Ascii(c, ref before);
                continue;
            }

            before = NotAscii;
            hundredths += c < 0x800 ? TwoByteLetter : char.IsSurrogate(c) ? HalfOfPair : ThreeByteLetter;
        }

        return hundredths;
    }

    /// <summary>Adds up 32 characters at once, one bit a character and kind; <see langword="null"/> when one is not ASCII.</summary>
    private static long? TryAddBlock(ReadOnlySpan<ushort> block, ref int before)
    {
        Vector256<ushort> lower = Vector256.Create(block);
        Vector256<ushort> upper = Vector256.Create(block[Vector256<ushort>.Count..]);
        if (((lower | upper) & Vector256.Create((ushort)0xFF80)) != Vector256<ushort>.Zero)
        {
            return null;
        }

        Vector256<byte> characters = Vector256.Narrow(lower, upper);
        uint letters = Between(characters | Vector256.Create((byte)0x20), 'a', 26);
        uint digits = Between(characters, '0', 10);
        uint breaks = (Vector256.Equals(characters, Vector256.Create((byte)'\n')) | Vector256.Equals(characters, Vector256.Create((byte)'\r'))).ExtractMostSignificantBits();
        uint blanks = Between(characters, '\0', ' ' + 1) & ~breaks;
        uint marks = ~(letters | digits | breaks | blanks);
        long sum = Cost(letters, 0, before) + Cost(digits, 1, before) + Cost(marks, 2, before) + Cost(blanks, 3, before) + Cost(breaks, 4, before);
        before = Kinds[block[^1]];

        return sum;
    }

    private static uint Between(Vector256<byte> characters, char first, int count) =>
        Vector256.LessThan(characters - Vector256.Create((byte)first), Vector256.Create((byte)count)).ExtractMostSignificantBits();

    private static long Cost(uint characters, int kind, int before)
    {
        uint afterItsKind = (characters << 1) | (before == kind ? 1u : 0u);
        int begin = BitOperations.PopCount(characters & ~afterItsKind);

        return (begin * First[kind]) + ((BitOperations.PopCount(characters) - begin) * Next[kind]);
    }

    public static long Tokens(ReadOnlySpan<byte> utf8)
    {
        long hundredths = 0;
        int before = NotAscii;
        foreach (byte b in utf8)
        {
            if (b < 0x80)
            {
                hundredths += Ascii(b, ref before);
                continue;
            }

            before = NotAscii;
            hundredths += b switch
            {
                < 0xC0 => 0,
                < 0xE0 => TwoByteLetter,
                < 0xF0 => ThreeByteLetter,
                _ => 2 * HalfOfPair,
            };
        }

        return Rounded(hundredths);
    }

    public static long EncodedTokens(long characters) => characters / EncodedCharactersPerToken;

    private static int Ascii(int c, ref int before)
    {
        int kind = Kinds[c];
        int cost = kind == before ? Next[kind] : First[kind];
        before = kind;
        return cost;
    }

    private static byte KindOf(char c) => c switch
    {
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' => 0,
        >= '0' and <= '9' => 1,
        '\n' or '\r' => 4,
        <= ' ' => 3,
        _ => 2,
    };

    private static long Rounded(long hundredths) => (hundredths + 99) / 100;
}
