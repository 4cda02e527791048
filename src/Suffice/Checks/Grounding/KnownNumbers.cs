using System.Collections.Frozen;
using Suffice.Checks.Canonical;

namespace Suffice.Checks.Grounding;

/// <summary>The numbers a text states, found again in any usual form: <c>1,200</c>, <c>1200</c>, <c>1.2k</c>, <c>1.2 thousand</c>, and small numbers as words.</summary>
internal sealed class KnownNumbers
{
    private static readonly FrozenDictionary<string, decimal> Words = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase)
    {
        ["zero"] = 0,
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
        ["hundred"] = 100,
        ["thousand"] = 1000,
        ["million"] = 1_000_000,
        ["half"] = 0.5m,
        ["quarter"] = 0.25m,
        ["once"] = 1,
        ["twice"] = 2,
        ["couple"] = 2,
        ["pair"] = 2,
        ["dozen"] = 12,
        ["first"] = 1,
        ["second"] = 2,
        ["third"] = 3,
        ["fourth"] = 4,
        ["fifth"] = 5,
        ["tenth"] = 10,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, decimal>.AlternateLookup<ReadOnlySpan<char>> ByWord = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    // Nobody writes a quadrillion million; and the product must fit.
    private const decimal LargestScaled = 1e15m;

    private readonly HashSet<decimal> values = [];

    public KnownNumbers(string text)
    {
        foreach (WrittenNumber number in WrittenNumber.FindAll(text))
        {
            AddForms(text, number);
        }

        AddWords(text);
    }

    /// <summary>True when the text states the number, its sign aside.</summary>
    public bool Contains(decimal value) => values.Contains(Math.Abs(value));

    /// <summary>What a number in a text may stand for, by the letter or word after it.</summary>
    public static decimal Scaled(string text, WrittenNumber number) =>
        number.Value > LargestScaled ? number.Value : number.Value * ScaleAfter(text, number.End);

    private void AddForms(string text, WrittenNumber number)
    {
        values.Add(number.Value);
        decimal scaled = Scaled(text, number);
        values.Add(scaled);

        // 5% is passed on as 0.05, and 0.05 as 5%.
        int end = number.End;
        if (end < text.Length && text[end] == '%')
        {
            values.Add(number.Value / 100);
        }
        else if (number.Value is > 0 and < 1)
        {
            values.Add(number.Value * 100);
        }

        if (number.MayBePointGrouped)
        {
            values.Add(number.Value * 1000);
        }
    }

    private void AddWords(string text)
    {
        int at = 0;
        while (at < text.Length)
        {
            int start = at;
            while (at < text.Length && char.IsAsciiLetter(text[at]))
            {
                at++;
            }

            if (ByWord.TryGetValue(text.AsSpan(start, at - start), out decimal value))
            {
                values.Add(value);
            }

            at += at == start ? 1 : 0;
        }
    }

    private static decimal ScaleAfter(string text, int end)
    {
        ReadOnlySpan<char> rest = text.AsSpan(end, Math.Min(10, text.Length - end));
        bool spaced = rest is [' ', ..];
        rest = rest.TrimStart(' ');
        int length = 0;
        while (length < rest.Length && char.IsAsciiLetter(rest[length]))
        {
            length++;
        }

        ReadOnlySpan<char> word = rest[..length];
        return word is "thousand" || (!spaced && word is "k" or "K") ? 1000
            : word is "million" or "mn" || (!spaced && word is "M" or "m") ? 1_000_000
            : word is "billion" or "bn" || (!spaced && word is "B") ? 1_000_000_000
            : 1;
    }
}
