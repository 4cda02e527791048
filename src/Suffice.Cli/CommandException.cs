namespace Suffice.Cli;

/// <summary>Ends a command with a sentence and an exit code.</summary>
/// <param name="exitCode">The exit code.</param>
/// <param name="message">What was wrong and what would be right.</param>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    /// <summary>The exit code.</summary>
    public int ExitCode { get; } = exitCode;
}
