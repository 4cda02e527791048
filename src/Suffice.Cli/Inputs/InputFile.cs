namespace Suffice.Cli.Inputs;

/// <summary>A file that the user named.</summary>
internal static class InputFile
{
    /// <summary>Makes sure that a ledger is there.</summary>
    /// <param name="path">What was typed, or what the policy says.</param>
    /// <returns>The same path.</returns>
    /// <exception cref="CommandException">There is none.</exception>
    public static string RequireLedger(string path) => Require(path, "name a ledger; 'suffice serve' makes one where the policy says");

    /// <summary>Makes sure that it is there, and a file.</summary>
    /// <param name="path">What was typed.</param>
    /// <param name="wanted">What would be right, for the message.</param>
    /// <returns>The same path.</returns>
    /// <exception cref="CommandException">There is no such file, or it is a folder.</exception>
    public static string Require(string path, string wanted)
    {
        if (File.Exists(path))
        {
            return path;
        }

        throw new CommandException(
            ExitCode.WrongUse,
            Directory.Exists(path) ? $"{path}: a folder; {wanted}" : $"{path}: no such file; {wanted}");
    }
}
