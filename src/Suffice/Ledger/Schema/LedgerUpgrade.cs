using Microsoft.Data.Sqlite;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Schema;

/// <summary>Brings the file of an older version to this one.</summary>
public static class LedgerUpgrade
{
    /// <summary>Does it; does nothing to a file of this version. Old rows stay as they are.</summary>
    /// <param name="path">The ledger's file, which must be there.</param>
    /// <exception cref="LedgerException">It is not a ledger, is a newer one, or cannot be written.</exception>
    public static void Run(string path)
    {
        try
        {
            using SqliteConnection connection = LedgerConnection.Open(path, SqliteOpenMode.ReadWrite);
            LedgerSchema.Apply(connection);
        }
        catch (SqliteException exception)
        {
            throw new LedgerException($"The ledger at {path} cannot be brought to this version: {exception.Message}", exception);
        }
    }
}
