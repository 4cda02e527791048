using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Simulating;
using Suffice.Learning.Labels;
using Suffice.Ledger.Schema;
using Suffice.Providers;

namespace Suffice.Cli.Commands;

/// <summary><c>suffice simulate</c>: what past calls would have cost and been worth under another policy.</summary>
internal static class SimulateCommand
{
    private const string FromLedger = "ledger";

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<string> policy = new("--policy", "-p") { Description = "The new policy.", Required = true };
        Option<string> against = new("--against") { Description = "The policy in force.", DefaultValueFactory = _ => "suffice.yaml" };
        Option<string[]> from = new("--from")
        {
            Description = "Where the calls come from: ledger (of the policy in force), or recordings (JSON Lines).",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [FromLedger],
        };
        Option<string?> task = new("--task") { Description = "Only calls of this task." };
        Option<string?> since = new("--since") { Description = "Only calls of a ledger from this day or time (UTC), such as 2026-11-01." };
        Option<string?> last = new("--last") { Description = "Only calls of the last days or hours of a ledger, such as 30d or 12h." };
        Option<bool> differences = new("--replay-differences") { Description = "Ask providers where what is at hand does not tell what the new policy would do; all other calls are carried over." };
        Option<bool> all = new("--replay-all") { Description = "Ask providers about every call under the new policy." };
        Option<decimal?> most = new("--max-cost") { Description = "The most that asking providers may cost in USD." };
        Option<bool> json = Options.Json();
        Command command = new(
            "simulate",
            "What past calls would have cost and been worth under a new policy, beside the one in force; what is not known is told.\n\n"
            + "Example: suffice simulate --policy new.yaml --from ledger --last 30d --replay-differences --max-cost 2")
        {
            policy, against, from, task, since, last, differences, all, most, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string path = parsed.GetValue(policy)!;
            SimulationOptions options = new()
            {
                Next = Policies.Load(path).Policy!,
                Now = Policies.Load(parsed.GetValue(against)!).Policy!,
                Task = parsed.GetValue(task),
                Since = SinceOf(parsed.GetValue(since), parsed.GetValue(last)),
                Replay = parsed.GetValue(all) ? ReplayScope.All : parsed.GetValue(differences) ? ReplayScope.Differences : ReplayScope.None,
                MaxCostUsd = parsed.GetValue(most),
                CacheFolder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, EvalRunStore.UsualCacheFolder),
            };
            Simulation simulation = await SimulateAsync(options, parsed.GetValue(from)!, cancellationToken).ConfigureAwait(false);
            await ReplayAsync(simulation, options, cancellationToken).ConfigureAwait(false);
            SimulationReport report = simulation.Report();
            if (parsed.GetValue(json))
            {
                Json.Write(report);
            }
            else
            {
                SimulationTable.Write(Screen.Open(), report);
            }

            return report.Replayed is { Stopped: not null } ? ExitCode.No : ExitCode.Fine;
        });

        return command;
    }

    private static async Task<Simulation> SimulateAsync(SimulationOptions options, string[] from, CancellationToken cancellationToken)
    {
        Simulator simulator = new(options, TimeProvider.System);
        if (from is [FromLedger])
        {
            LedgerUpgrade.Run(InputFile.Require(options.Now.Ledger.Path, "the policy in force has answered no call yet; --from RECORDING takes calls of a recording"));

            return await simulator.OfLedgerAsync(options.Now.Ledger.Path, cancellationToken).ConfigureAwait(false);
        }

        if (options.Since is not null)
        {
            throw new CommandException(ExitCode.WrongUse, "--since and --last have a meaning only with --from ledger: recordings hold no times");
        }

        return await simulator.OfRecordingsAsync(Recordings.Existing(from), cancellationToken).ConfigureAwait(false);
    }

    private static async Task ReplayAsync(Simulation simulation, SimulationOptions options, CancellationToken cancellationToken)
    {
        if (options.Replay == ReplayScope.None)
        {
            return;
        }

        ReplayEstimate estimate = simulation.Estimate();
        string words = $"{estimate.Calls} calls are to be run, with up to {estimate.MostCalls} calls to models: likely {Amounts.Usd(estimate.LikelyUsd)}, at most {Amounts.Usd(estimate.MostUsd)}";
        if (estimate.NeedsProviders && options.MaxCostUsd is null)
        {
            throw new CommandException(ExitCode.WrongUse, $"{words}. Nobody was asked: say with --max-cost USD what it may cost");
        }

        await Console.Error.WriteLineAsync(words).ConfigureAwait(false);
        using ModelClients clients = new(TimeProvider.System, NullLoggerFactory.Instance, new LabelModelReader());
        using ProgressLine line = new("asking", estimate.Calls);
        await simulation.ReplayAsync(clients, line, cancellationToken).ConfigureAwait(false);
    }

    private static DateTimeOffset? SinceOf(string? since, string? last)
    {
        if (last is null)
        {
            return Options.Time("--since", since);
        }

        if (since is not null)
        {
            throw new CommandException(ExitCode.WrongUse, "one of --since and --last");
        }

        bool isNumber = int.TryParse(last[..^Math.Min(1, last.Length)], NumberStyles.None, CultureInfo.InvariantCulture, out int count);

        return TimeProvider.System.GetUtcNow() - (isNumber ? last[^1] : ' ') switch
        {
            'd' => TimeSpan.FromDays(count),
            'h' => TimeSpan.FromHours(count),
            _ => throw new CommandException(ExitCode.WrongUse, $"--last: \"{last}\" is no span; write 30d or 12h"),
        };
    }
}
