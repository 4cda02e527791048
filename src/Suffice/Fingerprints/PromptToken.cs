namespace Suffice.Fingerprints;

/// <summary>The next piece of a prompt: a variable with its mask, or literal text.</summary>
/// <param name="Length">Its length in the prompt; at least 1.</param>
/// <param name="Mask">What stands for it in the template; <see langword="null"/> for text that stays.</param>
internal readonly record struct PromptToken(int Length, string? Mask)
{
    public const string Number = "<n>";
    public const string Date = "<date>";
    public const string Id = "<id>";
    public const string Email = "<email>";
    public const string Url = "<url>";

    /// <summary>Reads the token at a place that is not white space.</summary>
    public static PromptToken At(ReadOnlySpan<char> text, int at)
    {
        char c = text[at];
        if (PromptWord.IsPart(c))
        {
            return AtWord(text, at);
        }

        bool signed = c is '-' or '+' && IsDigitAt(text, at + 1) && (at == 0 || !PromptWord.IsPart(text[at - 1]));
        return signed ? new(1 + PromptNumber.LengthAt(text, at + 1), Number) : new(1, null);
    }

    public static bool IsDigitAt(ReadOnlySpan<char> text, int at) => at < text.Length && char.IsAsciiDigit(text[at]);

    private static PromptToken AtWord(ReadOnlySpan<char> text, int at)
    {
        PromptWord word = PromptWord.At(text, at);
        int address = PromptAddress.UrlLengthAt(text, at, word);
        if (address > 0)
        {
            return new(address, Url);
        }

        address = PromptAddress.EmailLengthAt(text, at, word);
        if (address > 0)
        {
            return new(address, Email);
        }

        if (word.StartsUuid(text[at..]))
        {
            return new(PromptWord.UuidLength, Id);
        }

        if (word.LooksLikeId)
        {
            return new(word.Length, Id);
        }

        return char.IsAsciiDigit(text[at]) ? AtNumber(text, at) : AtLetters(text, at, word);
    }

    private static PromptToken AtNumber(ReadOnlySpan<char> text, int at)
    {
        int date = PromptDate.LengthAtDay(text, at);
        return date > 0 ? new(date, Date) : new(PromptNumber.LengthAt(text, at), Number);
    }

    private static PromptToken AtLetters(ReadOnlySpan<char> text, int at, PromptWord word)
    {
        int date = PromptDate.LengthAtName(text, at, word);
        if (date > 0)
        {
            return new(date, Date);
        }

        // The digits of INC0012345 vary, its letters do not.
        int digit = word.HasDigit ? text.Slice(at, word.Length).IndexOfAnyInRange('0', '9') : word.Length;
        return new(digit, null);
    }
}
