using Microsoft.Data.Sqlite;
using Suffice.Files;
using Suffice.Ledger.Schema;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Writing;

/// <summary>Takes what a judge, a person or another model says of a shadow later than the call.</summary>
/// <remarks>A verdict is added, never changed: the last one counts. Another process may write the ledger at the same time.</remarks>
/// <param name="path">The ledger's file.</param>
/// <param name="time">The clock.</param>
public sealed class ShadowVerdicts(string path, TimeProvider time)
{
    private const int BusySeconds = 5;

    /// <summary>Records a verdict.</summary>
    /// <param name="request">The id of the request whose answer was compared.</param>
    /// <param name="verdict">What is said of its answer beside the last rung's.</param>
    /// <param name="judge">Who says so, such as <c>person:ana</c> or <c>judge:sonnet</c>.</param>
    /// <returns>False when the ledger holds no shadow of that request; nothing is recorded then.</returns>
    /// <exception cref="LedgerException">The ledger is not there, or cannot be written.</exception>
    public bool Record(string request, ShadowVerdict verdict, string judge)
    {
        ArgumentException.ThrowIfNullOrEmpty(request);
        ArgumentException.ThrowIfNullOrEmpty(judge);
        LedgerUpgrade.Run(path);
        try
        {
            using SqliteConnection connection = LedgerConnection.Open(path, SqliteOpenMode.ReadWrite, BusySeconds);

            return connection.Run(
                """
                INSERT INTO shadow_verdicts (at_us, request, judge, verdict)
                SELECT $at, $request, $judge, $verdict WHERE EXISTS (SELECT 1 FROM shadows WHERE request = $request)
                """,
                ("$at", LedgerTime.Micros(time.GetUtcNow())),
                ("$request", request),
                ("$judge", judge),
                ("$verdict", EnumWord.Of(verdict))) > 0;
        }
        catch (SqliteException exception)
        {
            throw new LedgerException($"The verdict cannot be written to the ledger at {path}: {exception.Message}", exception);
        }
    }
}
