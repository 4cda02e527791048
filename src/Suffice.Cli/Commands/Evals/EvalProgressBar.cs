using Spectre.Console;
using Suffice.Cli.Output;
using Suffice.Evaluation.Runs;
using static System.FormattableString;

namespace Suffice.Cli.Commands.Evals;

/// <summary>Runs an eval with a bar that tells how far it is, what it found and spent, and how long it will take.</summary>
internal static class EvalProgressBar
{
    /// <summary>Runs it.</summary>
    /// <param name="runner">The runner.</param>
    /// <param name="run">The run.</param>
    /// <param name="watch">Reads the verdict while it runs; may be <see langword="null"/>.</param>
    /// <param name="quiet">True to show nothing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How it ended.</returns>
    public static async Task<EvalOutcome> RunAsync(EvalRunner runner, PreparedRun run, RunWatch? watch, bool quiet, CancellationToken cancellationToken)
    {
        if (quiet || Console.IsErrorRedirected || !Environment.UserInteractive)
        {
            return await runner.RunAsync(run, null, watch, cancellationToken).ConfigureAwait(false);
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async bar =>
            {
                ProgressTask task = bar.AddTask(Markup.Escape(Printable.Of(run.Head.Set)));
                Progress<RunProgress> progress = new(state =>
                {
                    task.Description = Markup.Escape(Text(run, state) + (watch is null ? "" : $"; {Printable.Of(watch.Sentence)}"));
                    task.MaxValue = Math.Max(1, state.All);
                    task.Value = state.Done;
                });
                return await runner.RunAsync(run, progress, watch, cancellationToken).ConfigureAwait(false);
            }).ConfigureAwait(false);
    }

    private static string Text(PreparedRun run, RunProgress state) => Invariant($"{Printable.Of(run.Head.Set)}: {state.Done:N0} of {state.All:N0}, {state.Passed:N0} passed, {state.Failed:N0} failed, {state.Errors:N0} errors, {Amounts.Usd(state.SpentUsd)}");
}
