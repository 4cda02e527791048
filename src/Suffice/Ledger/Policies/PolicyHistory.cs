using System.Text.Json;
using Microsoft.Data.Sqlite;
using Suffice.Files;
using Suffice.Ledger.Schema;
using Suffice.Ledger.Tables;
using Suffice.Policy;

namespace Suffice.Ledger.Policies;

/// <summary>Keeps in the ledger which policy came into force when, and what it said.</summary>
/// <remarks>Another process may write the ledger at the same time.</remarks>
/// <param name="path">The ledger's file.</param>
/// <param name="time">The clock.</param>
public sealed class PolicyHistory(string path, TimeProvider time)
{
    private const int BusySeconds = 5;

    /// <summary>Keeps a policy that came into force now, unless it is the latest kept.</summary>
    /// <param name="loaded">What was loaded of it.</param>
    /// <returns>True when it was kept, false when it is the latest already.</returns>
    /// <exception cref="ArgumentException">It has errors: it is not in force.</exception>
    /// <exception cref="LedgerException">The ledger is not there, or cannot be written.</exception>
    public bool Keep(PolicyLoadResult loaded)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        SufficePolicy policy = loaded.Policy ?? throw new ArgumentException("The policy has errors.", nameof(loaded));
        try
        {
            using SqliteConnection connection = LedgerConnection.Open(path, SqliteOpenMode.ReadWrite, BusySeconds);
            LedgerSchema.Demand(connection);

            return connection.Run(
                """
                INSERT INTO policies (at_us, version, price_version, stated) SELECT $at, $version, $prices, $stated
                WHERE $version IS NOT (SELECT version FROM policies ORDER BY place DESC LIMIT 1)
                """,
                ("$at", LedgerTime.Micros(time.GetUtcNow())),
                ("$version", policy.Version),
                ("$prices", policy.PriceVersion),
                ("$stated", JsonSerializer.Serialize(PolicyValues.Of(loaded), MachineJson.Options))) > 0;
        }
        catch (SqliteException exception)
        {
            throw new LedgerException($"The policy in force cannot be kept in the ledger at {path}: {exception.Message}", exception);
        }
    }
}
