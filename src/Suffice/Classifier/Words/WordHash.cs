namespace Suffice.Classifier.Words;

/// <summary>Hashes words so that letter case makes no difference.</summary>
internal static class WordHash
{
    // FNV-1a, 32 bits, over upper-case UTF-16 units: http://www.isthe.com/chongo/tech/comp/fnv/
    public const uint Start = 2166136261;

    public const uint Prime = 16777619;

    /// <summary>The upper-case form of each ASCII letter and digit; 0 for what is no part of a word.</summary>
    public static ReadOnlySpan<byte> Folded =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 0, 0, 0, 0, 0, 0,
        0, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 0, 0, 0, 0, 0,
        0, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 0, 0, 0, 0, 0,
    ];

    /// <summary>The hash of a word that may hold marks, such as underscores.</summary>
    public static uint Of(ReadOnlySpan<char> word)
    {
        uint hash = Start;
        foreach (char c in word)
        {
            hash = (hash ^ Fold(c)) * Prime;
        }

        return hash;
    }

    private static char Fold(char c) =>
        char.IsAsciiLetterLower(c) ? (char)(c & ~0x20) : c < 0x80 ? c : char.ToUpperInvariant(c);
}
