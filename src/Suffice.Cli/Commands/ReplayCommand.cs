using System.CommandLine;
using Spectre.Console;
using Suffice.Catalog;
using Suffice.Cli.Output;
using Suffice.Evaluation.Replay;

namespace Suffice.Cli.Commands;

/// <summary><c>suffice replay</c>: recorded answers through the live engine.</summary>
internal static class ReplayCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string[]> recordings = new("recording") { Description = "Recordings (JSON Lines).", Arity = ArgumentArity.OneOrMore };
        Option<string?> ladder = new("--ladder") { Description = "Models, cheapest first, separated by commas, named as the recording names them." };
        Option<string?> agree = new("--agree") { Description = "A second model that must agree with a rung that has a next one." };
        Option<string> gate = new("--gate") { Description = "The checks of the gate: none or structural.", DefaultValueFactory = _ => "structural" };
        gate.AcceptOnlyFromAmong("none", "structural");
        Option<string?> policy = new("--policy", "-p") { Description = "A policy whose tasks and gates hold instead of --gate." };
        Option<string?> prices = new("--prices") { Description = "A JSON file of prices by model that override the catalogue's: {\"MODEL\": {\"usd_per_1m_input\": 1, \"usd_per_1m_output\": 5}}." };
        Option<int> seed = new("--seed") { Description = "Seed of the bootstrap intervals.", DefaultValueFactory = _ => 1 };
        Option<bool> json = Options.Json();
        Command command = new(
            "replay",
            "Run recorded answers through the engine: accuracy and cost of the cascade beside always-first, always-last and the oracle.\n\n"
            + "Example: suffice replay bfcl.jsonl --ladder gpt-4o-mini-2024-07-18,gpt-4-0125-preview --json")
        {
            recordings, ladder, agree, gate, policy, prices, seed, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            ReplayOptions options = new()
            {
                Recordings = Existing(parsed.GetValue(recordings)!),
                Ladder = Names(parsed.GetValue(ladder)),
                Agree = parsed.GetValue(agree),
                Structural = parsed.GetValue(gate) == "structural",
                Policy = parsed.GetValue(policy) is { } path ? Policies.Load(path).Policy : null,
                Prices = parsed.GetValue(prices) is { } file ? PriceFile.Read(file) : new Dictionary<string, TokenPrices>(StringComparer.Ordinal),
                Seed = parsed.GetValue(seed),
            };
            if (options is { Policy: null, Ladder.Count: < 1 })
            {
                throw new CommandException(ExitCode.WrongUse, "replay needs --ladder MODEL,MODEL,... or --policy FILE");
            }

            ReplayReport report = await RunAsync(options, quiet: parsed.GetValue(json), cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(report.ToJson());
            }
            else
            {
                ReplayTable.Write(Screen.Open(), report);
            }

            return ExitCode.Fine;
        });

        return command;
    }

    private static async Task<ReplayReport> RunAsync(ReplayOptions options, bool quiet, CancellationToken cancellationToken)
    {
        ReplayRunner runner = new(ModelCatalog.BuiltIn(), TimeProvider.System);
        if (quiet || Console.IsOutputRedirected)
        {
            return await runner.RunAsync(options, null, cancellationToken).ConfigureAwait(false);
        }

        return await AnsiConsole.Status().StartAsync("replaying", status =>
            runner.RunAsync(options, new Progress<int>(n => status.Status($"replaying: {n} items")), cancellationToken)).ConfigureAwait(false);
    }

    private static string[] Names(string? list) =>
        list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static string[] Existing(string[] files) =>
        [.. files.Select(file => InputFile.Require(file, "name a recording (JSON Lines)"))];
}
