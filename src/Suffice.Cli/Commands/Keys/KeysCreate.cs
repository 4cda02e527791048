using System.Collections.Immutable;
using System.CommandLine;
using Suffice.Callers;
using Suffice.Catalog;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Files;
using Suffice.Policy;
using static System.FormattableString;

namespace Suffice.Cli.Commands.Keys;

/// <summary><c>suffice keys create</c>: makes a key and shows it this once.</summary>
internal static class KeysCreate
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string> name = new("name") { Description = "Its name, as the ledger and the bill will show it: letters, digits, . _ -." };
        Option<string[]> tasks = new("--task") { Description = "A task it may use; may be given several times. Without --task and --model it may use everything." };
        Option<string[]> models = new("--model") { Description = "A model it may name; may be given several times." };
        Option<string?> role = new("--role") { Description = "Makes it a person's key: view, review or admin on the pages and in /api. It then calls models only with --calls, --task or --model." };
        Option<bool> calls = new("--calls") { Description = "A key with a role may call models too." };
        Option<string?> expires = new("--expires") { Description = "How long it is good, such as 90d or 12h. Default: until it is revoked." };
        Option<long?> requests = new("--requests-per-minute") { Description = "How many requests it may make a minute." };
        Option<long?> tokens = new("--tokens-per-minute") { Description = "How many tokens it may use a minute, prompts and answers." };
        Option<string> policy = Options.Policy();
        Option<string?> file = KeysCommand.File();
        Option<bool> json = Options.Json();
        Command command = new(
            "create",
            "Make a key for a caller. It is shown this once; only its hash is kept.\n\nExample: suffice keys create ci --task ticket-triage --expires 90d --requests-per-minute 60")
        {
            name, role, calls, tasks, models, expires, requests, tokens, policy, file, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            TimeProvider time = TimeProvider.System;
            (CallerKeyFile keys, SufficePolicy? known) = KeysCommand.Find(parsed.GetValue(file), parsed.GetValue(policy)!);
            DateTimeOffset now = time.GetUtcNow();
            (CallerKey kept, string key) = CallerKey.Create(NameOf(parsed.GetValue(name)!), now);
            kept = kept with
            {
                Role = RoleOf(parsed.GetValue(role)),
                Calls = parsed.GetValue(calls),
                Tasks = Tasks(parsed.GetValue(tasks), known),
                Models = Models(parsed.GetValue(models), known),
                ExpiresAt = Lifetime.Read("--expires", parsed.GetValue(expires)) is { } lifetime ? now + lifetime : null,
                RequestsPerMinute = Limit("--requests-per-minute", parsed.GetValue(requests)),
                TokensPerMinute = Limit("--tokens-per-minute", parsed.GetValue(tokens)),
            };
            if (kept is { Calls: true, Role: null })
            {
                throw new CommandException(ExitCode.WrongUse, "--calls: only a key with --role needs it; a caller's key calls models without");
            }

            await keys.ChangeAsync(all => Added(all, kept), time, cancellationToken).ConfigureAwait(false);
            Tell(KeyLine.Of(kept, now), key, keys.Path, parsed.GetValue(json));

            return ExitCode.Fine;
        });

        return command;
    }

    private static void Tell(KeyLine line, string key, string path, bool json)
    {
        if (json)
        {
            Json.Write(new { Key = key, line.Id, line.Name, line.Role, line.Calls, line.Tasks, line.Models, line.RequestsPerMinute, line.TokensPerMinute, line.CreatedAt, line.ExpiresAt, KeysFile = path });
            return;
        }

        // The key alone on standard output, for a script that takes it from there.
        Console.Out.WriteLine(key);
        string until = line.ExpiresAt is { } end ? Invariant($"until {end:yyyy-MM-dd HH:mm} UTC") : "until it is revoked";
        Console.Error.WriteLine($"{line.Name} ({line.Id}) may {MayText(line)}, {until}");
        Console.Error.WriteLine($"the key is shown this once; {path} keeps only its hash");
    }

    private static string MayText(KeyLine line) => line.Role is { } role
        ? $"{(role == CallerRole.Admin ? "do everything" : EnumWord.Of(role))} on the pages and call {line.ScopeText()}"
        : $"call {line.ScopeText()}";

    private static CallerRole? RoleOf(string? typed) => typed is null ? null : EnumWord.Read<CallerRole>(typed)
        ?? throw new CommandException(ExitCode.WrongUse, $"--role: \"{typed}\" is none; write {string.Join(", ", EnumWord.All<CallerRole>())}, or leave it out for a caller's key");

    private static ImmutableArray<CallerKey> Added(ImmutableArray<CallerKey> all, CallerKey kept) =>
        all.FirstOrDefault(key => key.RevokedAt is null && string.Equals(key.Name, kept.Name, StringComparison.Ordinal)) is { } same
            ? throw new CommandException(ExitCode.WrongUse, $"there is a key named {kept.Name} ({same.Id}); revoke it first, or take another name")
            : all.Add(kept);

    private static string NameOf(string name) => CallerKey.IsName(name) && name != Caller.AdminName
        ? name
        : throw new CommandException(ExitCode.WrongUse, $"\"{name}\" cannot name a key; write letters, digits, . _ -, at most 64, and not {Caller.AdminName}");

    private static ImmutableArray<string> Tasks(string[]? named, SufficePolicy? policy)
    {
        List<string> known = policy is null ? [] : [.. policy.Tasks.Select(task => task.Name), .. policy.Default is null ? [] : (string[])[policy.Default.Name]];

        return [.. (named ?? []).Distinct(StringComparer.Ordinal).Select(name => policy is null || known.Contains(name, StringComparer.Ordinal)
            ? name
            : throw new CommandException(ExitCode.WrongUse, $"--task: the policy has no task \"{name}\"; it has {(known.Count == 0 ? "none" : string.Join(", ", known))}"))];
    }

    // Kept by the policy's own name, so that a model named by its snapshot is the same.
    private static ImmutableArray<string> Models(string[]? named, SufficePolicy? policy) =>
        [.. (named ?? []).Select(name => policy is null ? name
            : policy.Models.TryGetValue(name, out Model? model) ? model.Name
            : throw new CommandException(ExitCode.WrongUse, $"--model: \"{name}\" is no model of the policy; 'suffice models --policy FILE' lists them")).Distinct(StringComparer.Ordinal)];

    private static long? Limit(string option, long? limit) => limit is <= 0
        ? throw new CommandException(ExitCode.WrongUse, $"{option}: {limit} is not above 0; leave it out for no limit")
        : limit;
}
