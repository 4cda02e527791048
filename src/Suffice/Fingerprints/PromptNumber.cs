namespace Suffice.Fingerprints;

/// <summary>Numbers and everything written with digits: amounts, times, numeric dates, versions, ordinals.</summary>
internal static class PromptNumber
{
    /// <summary>The length of the number at a digit.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        int end = Digits(text, at);
        while (end < text.Length && IsJoint(text[end]) && PromptToken.IsDigitAt(text, end + 1))
        {
            end = Digits(text, end + 1);
        }

        return Suffix(text, end) - at;
    }

    /// <summary>The place after a run of digits.</summary>
    public static int Digits(ReadOnlySpan<char> text, int at)
    {
        while (PromptToken.IsDigitAt(text, at))
        {
            at++;
        }

        return at;
    }

    /// <summary>The place after <c>st</c>, <c>nd</c>, <c>rd</c> or <c>th</c>, where one stands.</summary>
    public static int Ordinal(ReadOnlySpan<char> text, int at) =>
        EndsWordAt(text, at + 2) && text.Slice(at, 2) is "st" or "nd" or "rd" or "th" ? at + 2 : at;

    private static bool IsJoint(char c) => c is '.' or ',' or ':' or '/' or '-' or '\'' or '’' or '_' or 'T';

    private static int Suffix(ReadOnlySpan<char> text, int at)
    {
        int end = Exponent(text, at);
        end = Zone(text, end);
        end = end == at ? Ordinal(text, at) : end;
        return end == at ? HalfOfDay(text, at) : end;
    }

    private static int Exponent(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || text[at] is not ('e' or 'E'))
        {
            return at;
        }

        int digits = at + (at + 1 < text.Length && text[at + 1] is '+' or '-' ? 2 : 1);
        return PromptToken.IsDigitAt(text, digits) ? Digits(text, digits) : at;
    }

    private static int Zone(ReadOnlySpan<char> text, int at)
    {
        if (EndsWordAt(text, at + 1) && text[at] == 'Z')
        {
            return at + 1;
        }

        bool offset = at + 6 <= text.Length && text[at] == '+' && text[at + 3] == ':'
            && text.Slice(at + 1, 5).IndexOfAnyExceptInRange('0', ':') < 0;
        return offset ? at + 6 : at;
    }

    private static int HalfOfDay(ReadOnlySpan<char> text, int at)
    {
        int word = at < text.Length && text[at] == ' ' ? at + 1 : at;
        return EndsWordAt(text, word + 2) && text[word] is 'a' or 'p' or 'A' or 'P' && text[word + 1] is 'm' or 'M'
            ? word + 2
            : at;
    }

    private static bool EndsWordAt(ReadOnlySpan<char> text, int at) =>
        at == text.Length || (at < text.Length && !PromptWord.IsPart(text[at]));
}
