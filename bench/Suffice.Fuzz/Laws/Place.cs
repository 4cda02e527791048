using System.Text;

namespace Suffice.Fuzz.Laws;

/// <summary>Words of errors without what differs from input to input.</summary>
internal static class Place
{
    private const int Most = 60;

    /// <summary>Digits and quoted words left out, cut short.</summary>
    public static string Coarse(string text)
    {
        StringBuilder coarse = new();
        bool quoted = false;
        foreach (char c in text)
        {
            quoted ^= c is '"' or '\'';
            if (!quoted && !char.IsDigit(c) && c < 128 && coarse.Length < Most)
            {
                coarse.Append(c);
            }
        }

        return coarse.ToString();
    }
}
