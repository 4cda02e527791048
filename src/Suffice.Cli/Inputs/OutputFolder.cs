using Suffice.Files;

namespace Suffice.Cli.Inputs;

/// <summary>A folder that the user named to write to.</summary>
internal static class OutputFolder
{
    /// <summary>Makes sure that it can be written to, before any work is done for it; it is not made yet.</summary>
    /// <param name="folder">What was typed.</param>
    /// <returns>The same.</returns>
    /// <exception cref="CommandException">A file stands there.</exception>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public static string Require(string folder)
    {
        if (File.Exists(folder))
        {
            throw new CommandException(ExitCode.WrongUse, $"--out {folder}: a file; name a folder, there or not");
        }

        OutputPlace.Demand(folder);

        return folder;
    }
}
