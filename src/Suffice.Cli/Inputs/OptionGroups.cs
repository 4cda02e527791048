using System.CommandLine;

namespace Suffice.Cli.Inputs;

/// <summary>Options that belong together and are added together, in the order in which help tells them.</summary>
internal static class OptionGroups
{
    /// <summary>Adds them.</summary>
    /// <param name="command">The command.</param>
    /// <param name="options">The options.</param>
    public static void AddAll(this Command command, params ReadOnlySpan<Option> options)
    {
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }
    }
}
