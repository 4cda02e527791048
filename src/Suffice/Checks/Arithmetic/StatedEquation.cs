namespace Suffice.Checks.Arithmetic;

/// <summary>The equations of a text.</summary>
/// <param name="Results">What each is said to come to.</param>
/// <param name="Wrong">How many do not hold.</param>
internal readonly record struct SumTally(List<decimal> Results, int Wrong);

/// <summary>Finds the sums that a text states and tells which do not hold.</summary>
/// <remarks>What is not surely a sum of plain numbers is passed over: a false alarm costs more than a miss.</remarks>
internal static class StatedEquation
{
    private static readonly Reading[] Readings =
    [
        new(PercentReading.Hundredth, false), new(PercentReading.Unit, false), new(PercentReading.OfPrevious, false), new(PercentReading.Hundredth, true),
    ];

    /// <summary>The first equation of a text that does not hold.</summary>
    /// <returns>What it says and what is right, as a sentence; <see langword="null"/> when none is wrong.</returns>
    public static string? FirstWrong(string text)
    {
        ReadOnlySpan<char> rest = text;
        int at = -1;
        while ((at = text.IndexOf('=', at + 1)) >= 0)
        {
            if (IsEquals(text, at) && Judge(rest, at) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    /// <summary>Every equation of a text that can be worked out.</summary>
    /// <returns>What each is said to come to, in order, and how many do not hold.</returns>
    public static SumTally Tally(string text)
    {
        List<decimal> results = [];
        int wrong = 0;
        int at = -1;
        while ((at = text.IndexOf('=', at + 1)) >= 0)
        {
            if (IsEquals(text, at) && ResultAt(text, at) is { } result)
            {
                results.Add(result);
                wrong += Judge(text, at) is null ? 0 : 1;
            }
        }

        return new SumTally(results, wrong);
    }

    private static decimal? ResultAt(ReadOnlySpan<char> text, int equals) =>
        LeftSide.Of(text, equals) is { IsEmpty: false } left
        && RightSide.TryRead(text, equals + 1, out RightSide right)
        && Expression.Evaluate(left, Readings[0]) is { Operators: > 0 }
            ? right.Negative ? -right.Number.Value : right.Number.Value
            : null;

    private static bool IsEquals(string text, int at) =>
        (at == 0 || !"=<>!:~+-*/≠≤≥".Contains(text[at - 1], StringComparison.Ordinal))
        && at + 1 < text.Length && text[at + 1] is not ('=' or '>' or '<');

    private static string? Judge(ReadOnlySpan<char> text, int equals)
    {
        ReadOnlySpan<char> left = LeftSide.Of(text, equals);
        if (left.IsEmpty || !RightSide.TryRead(text, equals + 1, out RightSide right))
        {
            return null;
        }

        Expression.Outcome? plain = null;
        foreach (Reading reading in Readings)
        {
            if (Expression.Evaluate(left, reading) is not { Operators: > 0 } outcome)
            {
                return null;
            }

            plain ??= outcome;
            if (right.Holds(outcome.Value, reading))
            {
                return null;
            }
        }

        if (IsRange(left, plain!.Value))
        {
            return null;
        }

        decimal value = Math.Round((plain.Value.Value.Low + plain.Value.Value.High) / 2, Math.Max(right.Number.Decimals, 2));
        return $"\"{left.Trim()} = {right.Text}\" does not hold: it comes to {value:0.##########}";
    }

    // 2020-2024, 5-10: with no room around the sign and the smaller number first it is a range and no subtraction.
    private static bool IsRange(ReadOnlySpan<char> left, Expression.Outcome outcome) =>
        outcome is { Operators: 1, Value.High: < 0 } && !left.Trim().Contains(' ');
}
