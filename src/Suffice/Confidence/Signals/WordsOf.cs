namespace Suffice.Confidence.Signals;

/// <summary>Cuts a text into words: runs of letters and digits, lower-case.</summary>
internal static class WordsOf
{
    /// <summary>Counts the words of a text.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        int count = 0;
        bool inside = false;
        foreach (char c in text)
        {
            bool letter = char.IsLetterOrDigit(c);
            count += letter && !inside ? 1 : 0;
            inside = letter;
        }

        return count;
    }

    /// <summary>The different words of a text; a name such as <c>getUserName</c> or <c>user_name</c> is several.</summary>
    public static HashSet<string> Distinct(ReadOnlySpan<char> text)
    {
        HashSet<string> words = new(StringComparer.OrdinalIgnoreCase);
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool letter = i < text.Length && char.IsLetterOrDigit(text[i]);
            bool turns = letter && start >= 0 && char.IsUpper(text[i]) && char.IsLower(text[i - 1]);
            if (start >= 0 && (!letter || turns))
            {
                words.Add(text[start..i].ToString());
                start = -1;
            }

            start = letter && start < 0 ? i : start;
        }

        return words;
    }

    /// <summary>The share of a text's different words that are among others.</summary>
    /// <returns>From 0 to 1; not a number for a text without words.</returns>
    public static double ShareAmong(ReadOnlySpan<char> text, HashSet<string> others)
    {
        HashSet<string> words = Distinct(text);
        return words.Count == 0 ? double.NaN : words.Count(others.Contains) / (double)words.Count;
    }
}
