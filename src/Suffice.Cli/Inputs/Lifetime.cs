using System.Globalization;

namespace Suffice.Cli.Inputs;

/// <summary>A length of time as it is typed: a number and a unit, as in the policy.</summary>
internal static class Lifetime
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    /// <summary>Reads it.</summary>
    /// <param name="option">Where it was typed.</param>
    /// <param name="text">What was typed.</param>
    /// <returns>The time; <see langword="null"/> when nothing was typed.</returns>
    /// <exception cref="CommandException">It is no length of time, or none that lies ahead.</exception>
    public static TimeSpan? Read(string option, string? text)
    {
        if (text is null)
        {
            return null;
        }

        TimeSpan unit = text.Length > 1 ? Unit(text[^1]) : TimeSpan.Zero;

        return unit > TimeSpan.Zero
            && decimal.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal count)
            && count > 0
            && count <= Longest.Ticks / unit.Ticks
            ? TimeSpan.FromTicks((long)(count * unit.Ticks))
            : throw new CommandException(ExitCode.WrongUse, $"{option}: \"{text}\" is no length of time; write a number and s, m, h or d, such as 90d");
    }

    private static TimeSpan Unit(char letter) => letter switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        _ => TimeSpan.Zero,
    };
}
