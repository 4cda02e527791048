using System.CommandLine;
using Suffice.Dashboard.Audits;

namespace Suffice.Cli.Commands.Shows;

/// <summary><c>suffice show audits</c> and <c>suffice show audit NAME</c>.</summary>
internal static class ShowAudits
{
    /// <summary>Makes the command of all.</summary>
    /// <returns>The command.</returns>
    public static Command Make() => PageShowing.Make(new ShownPage<AuditsFigures>("audits", "Reports of suffice audit that were kept (suffice audit LOGS --keep).\n\nExample: suffice show audits")
    {
        Read = inputs => new AuditsReading(inputs.Audits).Read(),
        Tables = figures => AuditTables.Of(figures),
    });

    /// <summary>Makes the command of one.</summary>
    /// <returns>The command.</returns>
    public static Command MakeOne()
    {
        Argument<string> audit = new("audit") { Description = "The report, as suffice show audits names it." };

        return PageShowing.Make(new ShownPage<AuditFigures>(
            "audit", "One report of suffice audit that was kept: tasks found, spending, candidate ladders, readiness, coverage.\n\nExample: suffice show audit 2026-11-27-logs --csv ladders")
        {
            Named = audit,
            Read = inputs => new AuditsReading(inputs.Audits).Read(inputs.Parsed.GetValue(audit)!),
            Tables = figures => AuditTables.Of(figures),
            Lead = figures => figures.Notes,
            Absent = inputs => $"no audit \"{inputs.Parsed.GetValue(audit)}\" was kept; 'suffice show audits' lists those there are",
        });
    }
}
