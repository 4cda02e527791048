using System.Buffers;

namespace Suffice.Agents.Mining.Texts;

/// <summary>What stands for values in a template: the same report about two orders is the same template.</summary>
internal static class TokenMasks
{
    public const string Number = "<number>";
    public const string Code = "<code>";
    public const string Date = "<date>";
    public const string Time = "<time>";
    public const string Money = "<money>";
    public const string Email = "<email>";
    public const string Url = "<url>";

    private static readonly SearchValues<char> Currencies = SearchValues.Create("$€£¥₹");
    private static readonly SearchValues<char> DateMarks = SearchValues.Create("/-.");

    /// <summary>Says what a word is.</summary>
    /// <param name="word">The word, in small letters, without punctuation around it.</param>
    /// <returns>A mask; <see langword="null"/> for a plain word.</returns>
    public static string? Of(ReadOnlySpan<char> word)
    {
        if (word.Contains("://", StringComparison.Ordinal) || word.StartsWith("www.", StringComparison.Ordinal))
        {
            return Url;
        }

        int at = word.IndexOf('@');
        if (at > 0 && word[(at + 1)..].Contains('.'))
        {
            return Email;
        }

        return word.IndexOfAnyInRange('0', '9') < 0 ? null : OfDigits(word);
    }

    private static string OfDigits(ReadOnlySpan<char> word)
    {
        if (word.ContainsAny(Currencies))
        {
            return Money;
        }

        if (word.ContainsAnyInRange('a', 'z') || word.ContainsAnyExceptInRange('\0', '\u007f') || word[0] == '#' || word.Contains('_'))
        {
            return Code;
        }

        return word.Contains(':') ? Time : IsDate(word) ? Date : Number;
    }

    // Two separators of one kind between short runs of digits: 2026-11-07, 7/11/26, 7.11.2026.
    private static bool IsDate(ReadOnlySpan<char> word)
    {
        int first = word.IndexOfAny(DateMarks);
        return first is > 0 and <= 4 && word.Count(word[first]) == 2 && word.Length is >= 6 and <= 10;
    }
}
