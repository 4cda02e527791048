using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Suffice.Callers;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Files;

namespace Suffice.Cli.Commands.Keys;

/// <summary><c>suffice keys list</c>: which keys there are; never the keys.</summary>
internal static class KeysList
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<bool> all = new("--all") { Description = "Revoked keys too." };
        Option<string> policy = Options.Policy();
        Option<string?> file = KeysCommand.File();
        Option<bool> json = Options.Json();
        Command command = new("list", "List callers' keys: names, scopes, limits, states; never the keys.\n\nExample: suffice keys list --all")
        {
            all, policy, file, json,
        };
        command.SetAction(parsed =>
        {
            CallerKeyFile keys = KeysCommand.Find(parsed.GetValue(file), parsed.GetValue(policy)!).File;
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            List<KeyLine> lines = [.. keys.Read()
                .Where(key => parsed.GetValue(all) || key.RevokedAt is null)
                .Select(key => KeyLine.Of(key, now))];
            if (parsed.GetValue(json))
            {
                Json.Write(new { KeysFile = keys.Path, Keys = lines });
            }
            else
            {
                Write(lines, keys.Path);
            }

            return ExitCode.Fine;
        });

        return command;
    }

    private static void Write(List<KeyLine> lines, string path)
    {
        IAnsiConsole screen = Screen.Open();
        if (lines.Count == 0)
        {
            screen.WriteLine($"no keys in {path}; 'suffice keys create NAME' makes one");
            return;
        }

        Table table = new Table().Border(TableBorder.Rounded).AddColumns("name", "id", "state", "role", "may call", "requests/min", "tokens/min", "created", "expires");
        foreach (KeyLine line in lines)
        {
            table.AddRow(
                Markup.Escape(line.Name),
                line.Id,
                line.State.ToString().ToLowerInvariant(),
                line.Role is { } role ? EnumWord.Of(role) : "",
                Markup.Escape(line.ScopeText()),
                Number(line.RequestsPerMinute),
                Number(line.TokensPerMinute),
                Day(line.CreatedAt),
                line.ExpiresAt is { } end ? Day(end) : "never");
        }

        screen.Write(table);
    }

    private static string Number(long? limit) => limit?.ToString("N0", CultureInfo.InvariantCulture) ?? "";

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
