namespace Suffice.Yaml.Binding.Ranges;

/// <summary>A price in USD: a number, a range, or the word <c>unknown</c>, which has to be said.</summary>
/// <param name="Usd">The price; <see langword="null"/> where it is said to be unknown.</param>
internal readonly record struct PriceRange(NumberRange? Usd)
{
    public const string Right = "USD as a number from 0, a range with the lower first, such as 0.02..0.05, or the word unknown";

    public static PriceRange? Read(string text) =>
        text == "unknown" ? new PriceRange(null) : NumberRange.Read(text) is { } range ? new PriceRange(range) : null;

    public override string ToString() => Usd?.ToString() ?? "unknown";
}
