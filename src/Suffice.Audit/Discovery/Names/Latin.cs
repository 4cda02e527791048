using System.Collections.Frozen;
using System.Text;

namespace Suffice.Audit.Discovery.Names;

/// <summary>Writes letters of other alphabets in the one that names of tasks may use: accents go, Cyrillic and Greek are transliterated.</summary>
/// <remarks>A simple, readable transliteration for names; other scripts stay as they are, and a name then comes from elsewhere.</remarks>
internal static class Latin
{
    private static readonly FrozenDictionary<char, string> Letters = Table(
        "ä ae ö oe ü ue ß ss æ ae ø o å a œ oe à a á a â a ã a ā a ą a ç c ć c č c ď d đ d è e é e ê e ë e ē e ę e ě e ğ g ì i í i î i ï i ī i ı i ł l ñ n ń n ň n ò o ó o ô o õ o ő o ř r ś s š s ş s ș s ť t ț t ù u ú u û u ů u ű u ý y ÿ y ź z ż z ž z þ th ð d",
        "а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ  ы y ь  э e ю yu я ya і i ї yi є ye ґ g",
        "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o ά a έ e ή i ί i ό o ύ y ώ o");

    /// <summary>Transliterates a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The same text with the letters that are known written in a to z.</returns>
    public static string Of(string text)
    {
        if (!text.Any(c => c > 127))
        {
            return text;
        }

        StringBuilder latin = new(text.Length + 8);
        foreach (char c in text)
        {
            if (c <= 127 || !Letters.TryGetValue(char.ToLowerInvariant(c), out string? letters))
            {
                latin.Append(c);
            }
            else
            {
                latin.Append(letters);
            }
        }

        return latin.ToString();
    }

    private static FrozenDictionary<char, string> Table(params ReadOnlySpan<string> alphabets)
    {
        Dictionary<char, string> table = [];
        foreach (string alphabet in alphabets)
        {
            string[] parts = alphabet.Split(' ');
            for (int i = 0; i + 1 < parts.Length; i += 2)
            {
                table[parts[i][0]] = parts[i + 1];
            }
        }

        return table.ToFrozenDictionary();
    }
}
