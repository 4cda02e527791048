namespace Suffice.Audit.Privacy;

/// <summary>Social security numbers of the United States, with their hyphens.</summary>
internal static class SocialSecuritySign
{
    private static readonly int[] Shape = [3, 2, 4];

    /// <summary>Finds one; areas that were never given out (000, 666, 900 and above) are none.</summary>
    public static Found Find(ReadOnlySpan<char> text, int at, char previous)
    {
        int length = char.IsLetter(previous) ? 0 : DigitGroups.Shape(text, at, Shape, "-");
        bool given = length > 0 && text[at] != '9' && text.Slice(at, 3) is not ("000" or "666") && text.Slice(at + 4, 2) is not "00";
        return given ? Found.Personal(length, "<ssn>") : default;
    }
}
