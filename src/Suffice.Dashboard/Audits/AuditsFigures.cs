using System.Collections.Immutable;
using Suffice.Audit.Keeping;

namespace Suffice.Dashboard.Audits;

/// <summary>The reports of audits that were kept.</summary>
/// <param name="Audits">The reports, the latest first.</param>
public sealed record AuditsFigures(ImmutableArray<AuditLine> Audits);

/// <summary>A report in a line.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MadeAt">When the audit was made (UTC).</param>
/// <param name="FirstCall">The first call; <see langword="null"/> where the log tells no time.</param>
/// <param name="LastCall">The last call.</param>
/// <param name="Calls">Calls counted.</param>
/// <param name="Priced">Of these, those that have a price.</param>
/// <param name="Tasks">Tasks found.</param>
/// <param name="PaidUsd">What was paid, USD.</param>
/// <param name="PossibleSavingUsd">What could be saved, by the cautious reckoning, USD.</param>
public sealed record AuditLine(
    string Name, DateTimeOffset MadeAt, DateTimeOffset? FirstCall, DateTimeOffset? LastCall, long Calls, long Priced, int Tasks, decimal PaidUsd, decimal PossibleSavingUsd);

/// <summary>One report.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Audit">What is kept of it.</param>
/// <param name="Notes">What must be known before a figure is believed.</param>
public sealed record AuditFigures(string Name, KeptAudit Audit, ImmutableArray<string> Notes);
