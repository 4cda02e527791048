using Microsoft.Data.Sqlite;

namespace Suffice.Evidence.Pipelines;

/// <summary>What the ledger of a soak holds.</summary>
/// <param name="Completed">Runs that have a row of their end.</param>
/// <param name="CompletedTwice">Runs that have more than one.</param>
/// <param name="Served">Steps' answers and things that were served.</param>
/// <param name="ServedTwice">Places of a run (step and repetition) that were served more than once.</param>
/// <param name="CostUsd">What all rows cost.</param>
/// <param name="Unpriced">Rows whose cost is not known.</param>
/// <param name="Paid">Things that were paid.</param>
internal sealed record SoakCount(long Completed, long CompletedTwice, long Served, long ServedTwice, decimal CostUsd, long Unpriced, long Paid)
{
    /// <summary>Counts.</summary>
    /// <param name="ledger">The ledger's file.</param>
    /// <returns>The counts.</returns>
    public static SoakCount Of(string ledger)
    {
        using SqliteConnection connection = new($"Data Source={ledger};Mode=ReadOnly;Pooling=False");
        connection.Open();
        const string IsServed = "outcome IN ('served', 'served_unpassed') AND run IS NOT NULL";

        return new SoakCount(
            Number("SELECT count(DISTINCT run) FROM requests WHERE outcome = 'run'"),
            Number("SELECT count(*) FROM (SELECT run FROM requests WHERE outcome = 'run' GROUP BY run HAVING count(*) > 1)"),
            Number($"SELECT count(*) FROM requests WHERE {IsServed}"),
            Number($"SELECT count(*) FROM (SELECT 1 FROM requests WHERE {IsServed} GROUP BY run, step, step_index HAVING count(*) > 1)"),
            Number("SELECT sum(known_cost_pusd) FROM requests") / 1_000_000_000_000m,
            Number("SELECT count(*) FROM requests WHERE cost_pusd IS NULL"),
            Number("SELECT count(*) FROM requests WHERE endpoint = 'external' AND outcome = 'served'"));

        long Number(string sql)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = sql;

            return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
