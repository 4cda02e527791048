using System.Collections.Immutable;
using System.CommandLine;
using Suffice.Cli.Output.Evals;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Runs.People;

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
        EvalComparing comparing = new();
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
        comparing.AddTo(command);
        command.Options.Add(dryRun);
        outputs.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            outputs.Check(parsed);
            ReportOptions held = marks.Read(parsed, inputs.Seed(parsed));
            HumanLabels? said = marks.Labels(parsed, cancellationToken);
            LoadedPolicy loaded = policy.Read(parsed);
            ImmutableArray<EvalTarget> targets = await inputs.ReadAsync(parsed, loaded, cancellationToken).ConfigureAwait(false);
            using EvalSession session = new(outputs.IsForMachines(parsed));
            ImmutableArray<(EvalTarget Target, EvalOptions Options)> asked = [.. targets
                .Select(target => marks.Watches(parsed) ? target with { Set = target.Set.Shuffled(inputs.Seed(parsed)) } : target)
                .Select(target => (target, limits.Read(parsed, loaded, target)))];
            if (await session.PrepareAsync(asked, inputs.TakesCeiling(parsed), parsed.GetValue(dryRun), cancellationToken).ConfigureAwait(false) is not { } runs)
            {
                return ExitCode.Fine;
            }

            int verdicts = runs.Sum(run => run.Options.Models.Length - 1);
            ImmutableArray<EvalRun?> earlier = comparing.Find(parsed, runs);
            IReadOnlyList<EvalOutcome> outcomes = await session.RunAsync(
                runs, run => marks.Watches(parsed) ? RunReporting.Watch(run, held, marks.StopsEarly(parsed), verdicts) : null, cancellationToken).ConfigureAwait(false);
            if (said is not null)
            {
                outcomes = [.. outcomes.Select(outcome => outcome with { Run = KeptLabels.Keep(outcome.Run, said) })];
                await Console.Error.WriteAsync(LabelText.Of(said, outcomes)).ConfigureAwait(false);
            }

            EvalReport report = RunReporting.Of(outcomes, held).Beside(earlier) with { ReferencesUsd = session.ReferencesUsd };
            outputs.Write(parsed, report, held);
            return CodeOf(report);
        });

        return command;
    }

    private static int CodeOf(EvalReport report) =>
        report.IsNo || report.Runs.Any(run => run.Ending == RunEnding.AtCap) ? ExitCode.No
        : report.IsFailed ? ExitCode.Failed
        : ExitCode.Fine;
}
