namespace Suffice.Audit.Privacy;

/// <summary>Numbers of customers, accounts, orders: six digits or more in a row.</summary>
internal static class LongNumberSign
{
    /// <summary>What is written in their place.</summary>
    public const string Mask = "<number>";

    /// <summary>The shortest run that is one.</summary>
    public const int Shortest = 6;

    /// <summary>Finds one.</summary>
    public static Found Find(ReadOnlySpan<char> text, int at, char previous)
    {
        int end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - at >= Shortest ? Found.Personal(end - at, Mask) : default;
    }
}
