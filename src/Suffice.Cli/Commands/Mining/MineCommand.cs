using System.CommandLine;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Mining;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Mining;

/// <summary><c>suffice mine</c>: a standard, drafted of past tickets and how they came out.</summary>
internal static class MineCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        MineOptions options = new();
        Option<string> policy = Options.Policy();
        Option<bool> json = Options.Json();
        Command command = new(
            "mine",
            "Draft a worker's four context files of past tickets: what separates good from bad, counted on this machine alone, each line with its evidence.\n\n"
            + "Example: suffice mine ticket-qc --from tickets.csv --outcome status --good solved --evals 200")
        {
            options.Task, policy, json,
        };
        command.AddAll([.. options.All]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string path = parsed.GetValue(policy)!;
            bool prose = parsed.GetValue(options.Prose);
            PolicyLoadResult? loaded = File.Exists(path) || prose || parsed.GetResult(policy) is { Implicit: false }
                ? Policies.Load(path, new PolicyLoadOptions { RequireKeys = prose })
                : null;
            MineSettings settings = options.Read(parsed, loaded?.Policy, path) with { Json = parsed.GetValue(json) };
            ProseAsking? asking = prose ? ProseAsking.Of(path, loaded!) : null;
            settings.Demand();
            MineReport report = await MineRun.RunAsync(settings, asking, cancellationToken).ConfigureAwait(false);
            if (settings.Json)
            {
                Json.Write(report);
            }
            else
            {
                MiningTable.Write(Screen.Open(), report);
            }

            return report.Prose is { Failed: > 0, Written: 0 } ? ExitCode.Failed : ExitCode.Fine;
        });

        return command;
    }
}
