using System.Text.Json;

namespace Suffice.Checks.Canonical;

/// <summary>Tells whether two JSON values mean the same: numbers by value, dates in any form, text as <see cref="LabelText"/>, objects in any order.</summary>
internal static class CanonicalValue
{
    private const string Currency = "$€£¥₹";

    /// <summary>True when they mean the same.</summary>
    /// <param name="one">A value; a string may hold a number or a date.</param>
    /// <param name="two">A value.</param>
    public static bool Same(JsonElement one, JsonElement two)
    {
        if (one.ValueKind == JsonValueKind.Array && two.ValueKind == JsonValueKind.Array)
        {
            return one.GetArrayLength() == two.GetArrayLength()
                && one.EnumerateArray().Zip(two.EnumerateArray()).All(pair => Same(pair.First, pair.Second));
        }

        if (one.ValueKind == JsonValueKind.Object && two.ValueKind == JsonValueKind.Object)
        {
            return one.GetPropertyCount() == two.GetPropertyCount()
                && one.EnumerateObject().All(property => two.TryGetProperty(property.Name, out JsonElement other) && Same(property.Value, other));
        }

        return !IsNested(one) && !IsNested(two) && SameText(JsonScalar.TextOf(one), JsonScalar.TextOf(two));
    }

    /// <summary>True when two texts mean the same number, date or words.</summary>
    public static bool SameText(string one, string two)
    {
        if (string.Equals(one, two, StringComparison.Ordinal))
        {
            return true;
        }

        if (NumberIn(one, out bool percent) is { } number && NumberIn(two, out bool otherPercent) is { } other)
        {
            // 30% is written 30 as often as 0.3; the sign alone tells no two values apart.
            return number == other
                || (percent && !otherPercent && number / 100 == other)
                || (otherPercent && !percent && other / 100 == number);
        }

        if (DateIn(one) is { } date && DateIn(two) is { } otherDate)
        {
            return date.Agrees(otherDate);
        }

        return SameWords(one, two);
    }

    /// <summary>The number that a text is, currency and percent signs and thousands marks aside; <see langword="null"/> when it is more or less than a number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="percent">True when it bore a percent sign, which is not applied.</param>
    public static decimal? NumberIn(string text, out bool percent)
    {
        ReadOnlySpan<char> core = text.AsSpan().Trim(" \t\r\n*_`\"'").TrimEnd('.');
        bool negative = core is ['-' or '−', ..];
        core = core.TrimStart("+-− ").TrimStart(Currency).TrimStart();
        if (core is ['-', ..])
        {
            negative = true;
            core = core[1..];
        }

        percent = core is [.., '%'];
        core = core.TrimEnd('%').TrimEnd().TrimEnd(Currency).TrimEnd();
        if (core.IsEmpty || !(char.IsAsciiDigit(core[0]) || core[0] == '.')
            || !WrittenNumber.TryRead(core, 0, out WrittenNumber number))
        {
            return null;
        }

        decimal value = negative ? -number.Value : number.Value;
        return number.End == core.Length ? value
            : ExponentIn(core, number.End) is { } power ? Scaled(value, power)
            : null;
    }

    /// <summary>True when two texts are the same words; letters cased irregularly (<c>hELLO</c>) must be cased the same.</summary>
    public static bool SameWords(string one, string two)
    {
        string first = LabelText.Of(one);
        return first.Length > 0
            && string.Equals(first, LabelText.Of(two), StringComparison.Ordinal)
            && ((IsCasedAsUsual(one) && IsCasedAsUsual(two)) || SameButCase(one, two));
    }

    private static bool IsNested(JsonElement value) => value.ValueKind is JsonValueKind.Array or JsonValueKind.Object;

    private static WrittenDate? DateIn(string text)
    {
        string core = text.Length <= 40 ? text.Trim(' ', '.', '\n') : string.Empty;
        return core.Length >= 5 && WrittenDate.FindAll(core) is [{ Start: 0 } only] && only.End == core.Length ? only : null;
    }

    private static int? ExponentIn(ReadOnlySpan<char> text, int at) =>
        text[at] is 'e' or 'E' && int.TryParse(text[(at + 1)..], System.Globalization.NumberStyles.AllowLeadingSign, null, out int power) && Math.Abs(power) <= 20
            ? power
            : null;

    private static decimal? Scaled(decimal value, int power)
    {
        for (int i = 0; i < Math.Abs(power); i++)
        {
            if (Math.Abs(value) > decimal.MaxValue / 100)
            {
                return null;
            }

            value = power > 0 ? value * 10 : value / 10;
        }

        return value;
    }

    // Every word lower-case, upper-case or capitalised.
    private static bool IsCasedAsUsual(string text)
    {
        bool lower = false;
        foreach (char c in text)
        {
            if (!char.IsLetter(c))
            {
                lower = false;
            }
            else if (lower && char.IsUpper(c))
            {
                return false;
            }
            else
            {
                lower = char.IsLower(c);
            }
        }

        return true;
    }

    private static bool SameButCase(string one, string two) =>
        string.Concat(one.Where(char.IsLetter)).Equals(string.Concat(two.Where(char.IsLetter)), StringComparison.Ordinal);
}
