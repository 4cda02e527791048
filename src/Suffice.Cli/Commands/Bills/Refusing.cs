using System.CommandLine;

namespace Suffice.Cli.Commands.Bills;

/// <summary>Refuses options that say nothing beside others.</summary>
internal static class Refusing
{
    /// <summary>Refuses the first of them that was typed.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="why">Why it says nothing.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="CommandException">One of them was typed.</exception>
    public static void Any(ParseResult parsed, string why, params ReadOnlySpan<Option> options)
    {
        foreach (Option option in options)
        {
            if (parsed.GetResult(option) is { Implicit: false })
            {
                throw new CommandException(ExitCode.WrongUse, $"{option.Name} {why}");
            }
        }
    }
}
