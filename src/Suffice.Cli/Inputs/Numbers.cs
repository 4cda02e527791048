using System.CommandLine;
using System.Numerics;
using static System.FormattableString;

namespace Suffice.Cli.Inputs;

/// <summary>Numbers as they are typed.</summary>
internal static class Numbers
{
    /// <summary>Makes sure that a number lies where it makes sense.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="option">The option, for the message.</param>
    /// <param name="number">What was typed; <see langword="null"/> when nothing was.</param>
    /// <param name="least">The least that makes sense.</param>
    /// <param name="most">The most.</param>
    /// <returns>The same.</returns>
    /// <exception cref="CommandException">It does not.</exception>
    public static T? Within<T>(Option option, T? number, T least, T most)
        where T : struct, INumber<T> => number is not { } typed || (typed >= least && typed <= most)
            ? number
            : throw new CommandException(ExitCode.WrongUse, Invariant($"{option.Name} {typed}: a number from {least} to {most} is wanted"));
}
