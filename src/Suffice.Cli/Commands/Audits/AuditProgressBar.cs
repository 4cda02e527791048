using Spectre.Console;
using Suffice.Audit;
using Suffice.Audit.Reports;
using Suffice.Cli.Output;

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
    public static Task<AuditReport> RunAsync(Auditor auditor, AuditOptions options, bool quiet, CancellationToken cancellationToken) => ProgressBar.RunAsync(
        "reading",
        quiet,
        bar => auditor.RunAsync(options, bar is null ? null : new Progress<AuditProgress>(state => Show(bar, state)), cancellationToken));

    private static void Show(ProgressTask bar, AuditProgress state)
    {
        bar.Description = Markup.Escape($"{Path.GetFileName(state.File)}: {state.Calls:N0} calls");
        bar.IsIndeterminate = state.BytesInAll is null;
        bar.MaxValue = Math.Max(1, state.BytesInAll ?? 1);
        bar.Value = state.BytesRead;
    }
}
