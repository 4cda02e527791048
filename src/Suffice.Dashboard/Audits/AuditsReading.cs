using Suffice.Audit.Keeping;
using Suffice.Audit.Reports.Sentences;

namespace Suffice.Dashboard.Audits;

/// <summary>Reads the reports of audits that were kept.</summary>
/// <param name="audits">The reports.</param>
public sealed class AuditsReading(KeptAudits audits)
{
    /// <summary>Reads all.</summary>
    /// <returns>The reports, a line each.</returns>
    public AuditsFigures Read() => new([.. audits.List().Select(kept => new AuditLine(
        kept.Name, kept.Audit.MadeAt, kept.Audit.FirstCall, kept.Audit.LastCall, kept.Audit.Coverage.Calls, kept.Audit.Coverage.Priced, kept.Audit.Tasks.Length, kept.Audit.PaidUsd, kept.Audit.PossibleSavingUsd))]);

    /// <summary>Reads one.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The report; <see langword="null"/> when there is none of that name.</returns>
    public AuditFigures? Read(string name) => audits.List().FirstOrDefault(kept => kept.Name == name) is { Audit: { } audit }
        ? new AuditFigures(name, audit, [.. CoverageSentences.Limits(audit.Coverage), .. CoverageSentences.Faults(audit.Coverage), .. audit.Coverage.Notes])
        : null;
}
