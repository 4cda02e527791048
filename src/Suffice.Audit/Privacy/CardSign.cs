namespace Suffice.Audit.Privacy;

/// <summary>Numbers of payment cards, whose last digit checks the others.</summary>
internal static class CardSign
{
    private const string Mask = "<card>";
    private const string Separators = " -.\u00a0";

    private static readonly int[][] Shapes = [[4, 4, 4, 4, 3], [4, 4, 4, 4], [4, 6, 5], [4, 6, 4]];

    /// <summary>Finds one; four groups of four that do not check are a number all the same.</summary>
    public static Found Find(ReadOnlySpan<char> text, int at, char previous)
    {
        int run = DigitGroups.RunAt(text, at);
        if (run is >= 13 and <= 19 && DigitGroups.PassesLuhn(text.Slice(at, run)))
        {
            return Found.Personal(run, Mask);
        }

        foreach (int[] shape in Shapes)
        {
            int length = DigitGroups.Shape(text, at, shape, Separators);
            if (length > 0 && DigitGroups.PassesLuhn(text.Slice(at, length)))
            {
                return Found.Personal(length, Mask);
            }
        }

        int unchecked16 = DigitGroups.Shape(text, at, Shapes[1], Separators);
        return unchecked16 > 0 ? Found.Personal(unchecked16, LongNumberSign.Mask) : default;
    }
}
