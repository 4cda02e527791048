using System.Collections.Immutable;
using System.CommandLine;
using Suffice.Callers;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;

namespace Suffice.Cli.Commands.Keys;

/// <summary><c>suffice keys revoke</c>: takes a key back.</summary>
internal static class KeysRevoke
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string> which = new("key") { Description = "Its name or its id." };
        Option<string> policy = Options.Policy();
        Option<string?> file = KeysCommand.File();
        Option<bool> json = Options.Json();
        Command command = new(
            "revoke",
            "Take a key back: running gateways refuse it within two seconds. With --keys-file the policy need not be valid.\n\nExample: suffice keys revoke ci")
        {
            which, policy, file, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            TimeProvider time = TimeProvider.System;
            CallerKeyFile keys = KeysCommand.Find(parsed.GetValue(file), parsed.GetValue(policy)!).File;
            CallerKey? revoked = null;
            await keys.ChangeAsync(
                all =>
                {
                    CallerKey found = Find(all, parsed.GetValue(which)!, keys.Path);
                    revoked = found with { RevokedAt = found.RevokedAt ?? time.GetUtcNow() };

                    return all.Replace(found, revoked);
                },
                time,
                cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                Json.Write(KeyLine.Of(revoked!, time.GetUtcNow()));
            }
            else
            {
                Console.Out.WriteLine($"{revoked!.Name} ({revoked.Id}) is revoked; running gateways refuse it within two seconds");
            }

            return ExitCode.Fine;
        });

        return command;
    }

    // A name is that of the key that is not revoked, else of the last one that was.
    private static CallerKey Find(ImmutableArray<CallerKey> all, string which, string path) =>
        all.LastOrDefault(key => key.Id == which)
        ?? all.LastOrDefault(key => key.Name == which && key.RevokedAt is null)
        ?? all.LastOrDefault(key => key.Name == which)
        ?? throw new CommandException(ExitCode.WrongUse, $"{path} has no key of this name or id; 'suffice keys list --all' shows them");
}
