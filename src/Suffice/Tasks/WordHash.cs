namespace Suffice.Tasks;

/// <summary>Hashes words so that letter case makes no difference.</summary>
internal static class WordHash
{
    // FNV-1a, 32 bits, over upper-case UTF-16 units: http://www.isthe.com/chongo/tech/comp/fnv/
    public const uint Start = 2166136261;

    private const uint Prime = 16777619;

    public static uint Add(uint hash, char c) => (hash ^ Fold(c)) * Prime;

    public static uint Of(ReadOnlySpan<char> word)
    {
        uint hash = Start;
        foreach (char c in word)
        {
            hash = Add(hash, c);
        }

        return hash;
    }

    private static char Fold(char c) =>
        char.IsAsciiLetterLower(c) ? (char)(c & ~0x20) : c < 0x80 ? c : char.ToUpperInvariant(c);
}
