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
        : [.. OptionsAbove(parsed.CommandResult), .. parsed.CommandResult.Children.OfType<OptionResult>().SelectMany(NumbersWithComma).Take(1)];

    /// <summary>A command as it is typed.</summary>
    /// <param name="command">The command.</param>
    /// <returns>Its name after the names of those above it, each with a space before it; empty for the root.</returns>
    public static string Typed(CommandResult command) =>
        command.Command is RootCommand ? string.Empty : $"{(command.Parent is CommandResult above ? Typed(above) : string.Empty)} {command.Command.Name}";

    // The command above has a meaning of its own, so the parser takes its options before the name of one below, which then would never see them.
    private static IEnumerable<string> OptionsAbove(CommandResult command) => Above(command)
        .SelectMany(above => above.Children.OfType<OptionResult>().Where(option => !option.Implicit && !option.Option.Recursive))
        .Select(option => $"{option.Option.Name} stands before '{command.Command.Name}', which would not see it; write it behind: suffice{Typed(command)} {option.Option.Name} ...");

    private static IEnumerable<CommandResult> Above(CommandResult command)
    {
        for (CommandResult? above = command.Parent as CommandResult; above is { Command: not RootCommand }; above = above.Parent as CommandResult)
        {
            yield return above;
        }
    }

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
