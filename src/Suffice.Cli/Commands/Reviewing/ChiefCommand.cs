using System.CommandLine;
using Suffice.Agents.Keeping;
using Suffice.Agents.Rounds;
using Suffice.Cli.Commands.Runs;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Reviewing;
using Suffice.Evaluation.Offline;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Reviewing;

/// <summary><c>suffice chief</c>: one look of the chief of staff.</summary>
internal static class ChiefCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<string> policy = Options.Policy();
        Option<bool> dryRun = new("--dry-run") { Description = "Tell what would be done and what it can cost; call and write nothing." };
        Option<string[]> rewrite = new("--rewrite") { Description = "A pattern (PT-...) for which much of a context file may be written anew; may be given more than once." };
        Option<bool> json = Options.Json();
        Command command = new(
            "chief",
            "One look of the chief of staff: counts which weaknesses repeat, has the strong model (chief.task) draft a change of the written files for each, has a gate try it, and tells what was approved and watched. "
            + "It changes no context file; a person does (suffice review). Exit code 1 when another process is looking, 3 when the strong model was not to be had.\n\nExample: suffice chief --dry-run")
        {
            policy, dryRun, rewrite, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string path = Policies.Require(parsed.GetValue(policy)!);
            bool isDryRun = parsed.GetValue(dryRun);
            PolicyLoadResult loaded = Policies.Load(path, new PolicyLoadOptions { RequireKeys = !isDryRun });
            await using RunEngine engine = await RunEngine.OpenAsync(path, loaded, cancellationToken).ConfigureAwait(false);
            using AgentsFile file = AgentsFile.Beside(loaded.Policy!.Ledger.Path, TimeProvider.System);
            ChiefOfStaff chief = new(engine.Engine, new FixedPolicy(loaded.Policy), file, TimeProvider.System);
            RoundReport report = await chief.LookAsync(new RoundOptions { IsDryRun = isDryRun, MayRewrite = [.. parsed.GetValue(rewrite) ?? []] }, cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                Json.Write(report);
            }
            else
            {
                RoundTable.Write(Screen.Open(), report);
            }

            return report.IsBusy ? ExitCode.No : report.IsUnanswered ? ExitCode.Failed : ExitCode.Fine;
        });

        return command;
    }
}
