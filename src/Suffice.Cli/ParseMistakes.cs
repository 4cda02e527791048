using System.CommandLine;
using System.CommandLine.Parsing;

namespace Suffice.Cli;

/// <summary>What was typed wrong, in words of whoever typed it.</summary>
internal static class ParseMistakes
{
    /// <summary>Finds every mistake.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <returns>A sentence for each; none when it can be run.</returns>
    public static IReadOnlyList<string> Of(ParseResult parsed) => parsed.Errors.Count > 0
        ? [.. parsed.Errors.Select(error => WrongForm(error) ?? error.Message)]
        : [.. parsed.CommandResult.Children.OfType<OptionResult>().SelectMany(NumbersWithComma).Take(1)];

    // The parser's own sentence names a type of .NET.
    private static string? WrongForm(ParseError error) =>
        OptionOf(error.SymbolResult) is { Tokens: [.., { Value: var typed }] } result && error.Message.Contains($"'{result.Option.ValueType}'", StringComparison.Ordinal)
            ? $"{result.Option.Name} {typed}: {Wanted(TypeOf(result.Option))} is wanted"
            : null;

    private static OptionResult? OptionOf(SymbolResult? result) => result switch
    {
        OptionResult option => option,
        null => null,
        _ => OptionOf(result.Parent),
    };

    private static string Wanted(Type type) =>
        type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type).Select(name => name.ToLowerInvariant()))}"
        : IsFraction(type) ? "a number such as 0.5"
        : type == typeof(int) || type == typeof(long) ? "a whole number such as 5"
        : "another value";

    // Read as a mark between thousands, 0,5 would be 5: ten times the cap that was meant.
    private static IEnumerable<string> NumbersWithComma(OptionResult result) => IsFraction(TypeOf(result.Option))
        ? result.Tokens.Select(token => token.Value).Where(typed => typed.Contains(',', StringComparison.Ordinal))
            .Select(typed => $"{result.Option.Name} {typed}: write a number with a point and without marks between thousands, such as {typed.Replace(',', '.')}")
        : [];

    private static Type TypeOf(Option option) => Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;

    private static bool IsFraction(Type type) => type == typeof(decimal) || type == typeof(double);
}
