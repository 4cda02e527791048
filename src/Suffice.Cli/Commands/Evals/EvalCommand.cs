using System.Collections.Immutable;
using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Evals;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Runs;
using Suffice.Providers;

namespace Suffice.Cli.Commands.Evals;

/// <summary><c>suffice eval</c>: the same items, several models: is the small one good enough?</summary>
internal static class EvalCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        EvalPolicy policy = new();
        EvalInputs inputs = new();
        EvalLimits limits = new();
        EvalMarks marks = new();
        EvalOutputs outputs = new();
        Option<bool> dryRun = new("--dry-run") { Description = "Say what it would ask and cost, and call nobody." };
        Command command = new(
            "eval",
            "Ask several models the same items, measure the answers, and say whether a small model is good enough: beside a floor, and beside the last model. "
            + "Exit code 1 when it is not, or when the cap on the cost ended it.\n\nExample: suffice eval triage --models small,large --max-cost 5");
        inputs.AddTo(command);
        policy.AddTo(command);
        limits.AddTo(command);
        marks.AddTo(command);
        command.Options.Add(dryRun);
        outputs.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            outputs.Check(parsed);
            ReportOptions held = marks.Read(parsed, inputs.Seed(parsed));
            LoadedPolicy loaded = policy.Read(parsed);
            ImmutableArray<EvalTarget> targets = await inputs.ReadAsync(parsed, loaded, cancellationToken).ConfigureAwait(false);
            RunPreparing preparing = new(TimeProvider.System);
            ImmutableArray<PreparedRun> runs = [.. targets.Select(target => preparing.Prepare(target.Set, limits.Read(parsed, loaded, target)))];
            await Console.Error.WriteAsync(EstimateText.Of(runs)).ConfigureAwait(false);
            if (parsed.GetValue(dryRun))
            {
                return ExitCode.Fine;
            }

            EvalReport report = RunReporting.Of(await RunAsync(runs, outputs.IsForMachines(parsed), cancellationToken).ConfigureAwait(false), held);
            outputs.Write(parsed, report);
            return CodeOf(report);
        });

        return command;
    }

    private static async Task<IReadOnlyList<EvalOutcome>> RunAsync(ImmutableArray<PreparedRun> runs, bool quiet, CancellationToken cancellationToken)
    {
        using ModelClients clients = new(TimeProvider.System, NullLoggerFactory.Instance);

        // What a recording cannot give is told before anything is asked.
        await clients.LoadAsync(runs.SelectMany(run => run.Options.Models).Select(model => model.Provider).OfType<ProviderDefinition>().Distinct(), cancellationToken).ConfigureAwait(false);
        EvalRunner runner = new(clients, TimeProvider.System, new Random());
        List<EvalOutcome> outcomes = [];
        foreach (PreparedRun run in runs)
        {
            PreparedRun next = run with { Options = run.Options with { SpentBeforeUsd = outcomes.Sum(outcome => outcome.SpentUsd) } };
            outcomes.Add(await EvalProgressBar.RunAsync(runner, next, quiet, cancellationToken).ConfigureAwait(false));
        }

        return outcomes;
    }

    private static int CodeOf(EvalReport report) =>
        report.IsNo || report.Runs.Any(run => run.AtCap) ? ExitCode.No
        : report.IsFailed ? ExitCode.Failed
        : ExitCode.Fine;
}
