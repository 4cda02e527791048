using System.CommandLine;
using Suffice.Callers;
using Suffice.Cli.Inputs;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Keys;

/// <summary><c>suffice keys</c>: who may call the gateway, and what with.</summary>
internal static class KeysCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make() => new(
        "keys",
        "Callers' keys: make, list and revoke them. A running gateway follows within two seconds.\n\nExample: suffice keys create ci --task ticket-triage --expires 90d")
    {
        KeysCreate.Make(),
        KeysList.Make(),
        KeysRevoke.Make(),
    };

    /// <summary>The keys file, for when the policy cannot be read.</summary>
    /// <returns>The option.</returns>
    public static Option<string?> File() => new("--keys-file") { Description = "The keys file, instead of the policy's." };

    /// <summary>Finds the keys file.</summary>
    /// <param name="named">What was typed; <see langword="null"/> to go by the policy.</param>
    /// <param name="policy">The policy's path.</param>
    /// <returns>The file, and the policy where it was asked.</returns>
    public static (CallerKeyFile File, SufficePolicy? Policy) Find(string? named, string policy)
    {
        if (named is not null)
        {
            return (new CallerKeyFile(Path.GetFullPath(named)), null);
        }

        SufficePolicy loaded = Policies.Load(policy).Policy!;

        return (new CallerKeyFile(loaded.Gateway.KeysFile), loaded);
    }
}
