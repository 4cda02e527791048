using System.CommandLine;

namespace Suffice.Cli.Commands;

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

    /// <summary>Machine-readable output.</summary>
    /// <returns>The option.</returns>
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object for machines." };
}
