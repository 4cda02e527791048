using Spectre.Console;
using Suffice.Audit;
using Suffice.Audit.Reports;

namespace Suffice.Cli.Commands.Audits;

/// <summary>Runs an audit with a bar that tells how far it is and how long it will take.</summary>
internal static class AuditProgressBar
{
    /// <summary>Runs it.</summary>
    /// <param name="auditor">The auditor.</param>
    /// <param name="options">What is to be audited.</param>
    /// <param name="quiet">True to show nothing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The report.</returns>
    public static async Task<AuditReport> RunAsync(Auditor auditor, AuditOptions options, bool quiet, CancellationToken cancellationToken)
    {
        if (quiet || Console.IsErrorRedirected || !Environment.UserInteractive)
        {
            return await auditor.RunAsync(options, null, cancellationToken).ConfigureAwait(false);
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async bar =>
            {
                ProgressTask task = bar.AddTask("reading");
                Progress<AuditProgress> progress = new(state =>
                {
                    task.Description = Markup.Escape($"{Path.GetFileName(state.File)}: {state.Calls:N0} calls");
                    task.IsIndeterminate = state.BytesInAll is null;
                    task.MaxValue = Math.Max(1, state.BytesInAll ?? 1);
                    task.Value = state.BytesRead;
                });
                return await auditor.RunAsync(options, progress, cancellationToken).ConfigureAwait(false);
            }).ConfigureAwait(false);
    }
}
