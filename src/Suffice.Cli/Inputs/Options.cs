using System.CommandLine;
using System.Globalization;

namespace Suffice.Cli.Inputs;

/// <summary>Options that several commands share.</summary>
internal static class Options
{
    /// <summary>The policy file.</summary>
    /// <returns>The option; default <c>suffice.yaml</c>.</returns>
    public static Option<string> Policy() => new("--policy", "-p")
    {
        Description = "The policy file.",
        DefaultValueFactory = _ => "suffice.yaml",
    };

    /// <summary>The address a gateway listens on.</summary>
    /// <returns>The option.</returns>
    public static Option<string?> Listen() => new("--listen") { Description = "Where to listen, instead of where the policy says, such as http://127.0.0.1:9000." };

    /// <summary>Where an answer holds its label.</summary>
    /// <returns>The option.</returns>
    public static Option<string?> Field() => new("--field") { Description = "The field of the answer's JSON object that holds the label." };

    /// <summary>The ledger.</summary>
    /// <returns>The option.</returns>
    public static Option<string?> Ledger() => new("--ledger") { Description = "The ledger file, instead of the policy's." };

    /// <summary>Names in a list.</summary>
    /// <param name="list">The list, separated by commas.</param>
    /// <returns>The names.</returns>
    public static string[] Names(string? list) =>
        list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Reads an address.</summary>
    /// <param name="text">What was typed.</param>
    /// <returns>The address; <see langword="null"/> when none was.</returns>
    public static Uri? Address(string? text) => text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? address
        : throw new CommandException(ExitCode.WrongUse, $"--listen: \"{text}\" is not an address; write http://127.0.0.1:8420");

    /// <summary>Reads a day or a time.</summary>
    /// <param name="option">The option, for the message.</param>
    /// <param name="text">What was typed.</param>
    /// <returns>The time (UTC); <see langword="null"/> when none was typed.</returns>
    /// <exception cref="CommandException">It is neither.</exception>
    public static DateTimeOffset? Time(string option, string? text) => text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time) ? time
        : throw new CommandException(ExitCode.WrongUse, $"{option}: \"{text}\" is not a day or time; write 2026-11-01 or 2026-11-01T12:00:00Z");

    /// <summary>The form of the log.</summary>
    /// <returns>The option; default <c>text</c>.</returns>
    public static Option<string> Log()
    {
        Option<string> log = new("--log") { Description = "The form of the log: text, or json for an object a line.", DefaultValueFactory = _ => "text" };
        log.AcceptOnlyFromAmong("text", "json");

        return log;
    }

    /// <summary>Machine-readable output of a command that goes on running.</summary>
    /// <returns>The option.</returns>
    public static Option<bool> StartJson() => new("--json") { Description = "Print one JSON object for machines once it listens: where, and with which policy." };

    /// <summary>Machine-readable output.</summary>
    /// <returns>The option.</returns>
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object for machines." };
}
