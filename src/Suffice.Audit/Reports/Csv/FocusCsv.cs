using Suffice.Catalog;

namespace Suffice.Audit.Reports.Csv;

/// <summary>What was paid, as rows of the FinOps Foundation's FOCUS 1.2: one for each charge and kind of tokens.</summary>
/// <remarks>Costs are computed from the log, not invoiced. Calls without a price keep their tokens and have no cost. docs/audit-report.md lists the columns.</remarks>
public static class FocusCsv
{
    /// <summary>Writes it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="catalog">The prices that the report was made with.</param>
    /// <param name="to">Where; stays open.</param>
    public static void Write(AuditReport report, ModelCatalog catalog, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(to);

        ChargeSplit split = new(catalog, report.MadeAt);
        CsvTable.Write(to, report.Charges.SelectMany(charge => split.Split(charge)), new FocusColumns(report).All);
    }
}
