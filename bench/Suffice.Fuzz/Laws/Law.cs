using Suffice.Fuzz.Engine;

namespace Suffice.Fuzz.Laws;

/// <summary>Says when a law is broken.</summary>
internal static class Law
{
    /// <summary>Two descriptions must be the same.</summary>
    public static void Same(string actual, string expected, string law)
    {
        if (!string.Equals(actual, expected, StringComparison.Ordinal))
        {
            throw new BrokenLawException(law, $"\nis        {actual}\nshould be {expected}");
        }
    }

    /// <summary>Something must be true.</summary>
    public static void Holds(bool holds, string law, string detail)
    {
        if (!holds)
        {
            throw new BrokenLawException(law, detail);
        }
    }
}
