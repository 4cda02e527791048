using Suffice.Checks.Canonical;
using Suffice.Checks.Kinds;

namespace Suffice.Checks.Grounding;

/// <summary>What a model was given, ready to be searched for what it says.</summary>
internal sealed class Grounds(string input, GroundedOptions options)
{
    private const int FewestWords = 3;

    private readonly Lazy<KnownNumbers> numbers = new(() => new KnownNumbers(input), isThreadSafe: false);
    private readonly Lazy<KnownDates> dates = new(() => new KnownDates(input), isThreadSafe: false);
    private readonly Lazy<string> plain = new(() => QuoteSearch.Plain(input), isThreadSafe: false);

    /// <summary>The first thing a text states that was not given, described; <see langword="null"/> when all was.</summary>
    public string? Missing(string text)
    {
        List<WrittenDate> said = Looks(GroundedKind.Dates) || Looks(GroundedKind.Numbers) ? WrittenDate.FindAll(text) : [];
        return (Looks(GroundedKind.Dates) ? MissingDate(text, said) : null)
            ?? (Looks(GroundedKind.Numbers) ? MissingNumber(text, said) : null)
            ?? (Looks(GroundedKind.Quotes) ? MissingQuote(text) : null);
    }

    private bool Looks(GroundedKind kind) => options.Kinds.Contains(kind);

    private string? MissingDate(string text, List<WrittenDate> said)
    {
        foreach (WrittenDate date in said)
        {
            if (!dates.Value.Contains(date))
            {
                return $"the date {text[date.Start..date.End]}";
            }
        }

        return null;
    }

    private string? MissingNumber(string text, List<WrittenDate> dated)
    {
        dated.Sort((one, two) => one.Start.CompareTo(two.Start));
        int next = 0;
        foreach (WrittenNumber number in WrittenNumber.FindAll(text))
        {
            while (next < dated.Count && dated[next].End < number.End)
            {
                next++;
            }

            bool counts = number.Value % 1 == 0 && number.Value <= options.IgnoreUpTo;
            if (counts || IsListMark(text, number) || (next < dated.Count && dated[next].Start <= number.Start))
            {
                continue;
            }

            if (!numbers.Value.Contains(number.Value) && !numbers.Value.Contains(KnownNumbers.Scaled(text, number)) && !IsKnownPercent(text, number))
            {
                return $"the number {text[number.Start..number.End]}";
            }
        }

        return null;
    }

    private bool IsKnownPercent(string text, WrittenNumber number) =>
        number.End < text.Length && text[number.End] == '%' && numbers.Value.Contains(number.Value / 100);

    // "12. " or "12) " at the start of a line numbers the line.
    private static bool IsListMark(string text, WrittenNumber number)
    {
        ReadOnlySpan<char> before = text.AsSpan(0, number.Start).TrimEnd(" \t*#");
        return before is [] or [.., '\n']
            && number.End + 1 < text.Length && text[number.End] is '.' or ')' && text[number.End + 1] == ' ';
    }

    private string? MissingQuote(string text)
    {
        int at = 0;
        while (at < text.Length)
        {
            int open = text.AsSpan(at).IndexOfAny("\"“«„");
            if (open < 0)
            {
                return null;
            }

            open += at;
            int length = text.AsSpan(open + 1).IndexOfAny(text[open] == '"' ? "\"\n" : "”»“\n");
            if (length < 0)
            {
                return null;
            }

            string quote = text.Substring(open + 1, length);
            if (text[open + 1 + length] != '\n' && MissingPiece(quote) is { } missing)
            {
                return $"the quote \"{JsonScalar.Quote(missing)}\"";
            }

            at = open + length + 2;
        }

        return null;
    }

    // What an ellipsis joins need not stand together.
    private string? MissingPiece(string quote) => quote
        .Split(["…", "...", "[", "]"], StringSplitOptions.RemoveEmptyEntries)
        .Select(QuoteSearch.Plain)
        .FirstOrDefault(piece => piece.AsSpan().Count(' ') >= FewestWords - 1 && !plain.Value.Contains(piece, StringComparison.Ordinal));
}
