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
    public static Task<EvalOutcome> RunAsync(EvalRunner runner, PreparedRun run, RunWatch? watch, bool quiet, CancellationToken cancellationToken) => ProgressBar.RunAsync(
        Printable.Of(run.Head.Set),
        quiet,
        bar => runner.RunAsync(run, bar is null ? null : new Progress<RunProgress>(state => Show(bar, run, watch, state)), watch, cancellationToken));

    private static void Show(ProgressTask bar, PreparedRun run, RunWatch? watch, RunProgress state)
    {
        bar.Description = Markup.Escape(Text(run, state) + (watch is null ? "" : $"; {Printable.Of(watch.Sentence)}"));
        bar.MaxValue = Math.Max(1, state.All);
        bar.Value = state.Done;
    }

    private static string Text(PreparedRun run, RunProgress state) => Invariant($"{Printable.Of(run.Head.Set)}: {state.Done:N0} of {state.All:N0}, {state.Passed:N0} passed, {state.Failed:N0} failed, {state.Errors:N0} errors, {Amounts.Usd(state.SpentUsd)}");
}
