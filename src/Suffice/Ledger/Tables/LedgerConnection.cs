using Microsoft.Data.Sqlite;

namespace Suffice.Ledger.Tables;

/// <summary>Opens a ledger's file.</summary>
internal static class LedgerConnection
{
    // What Microsoft.Data.Sqlite itself waits for a file that another is writing.
    private const int UsualBusySeconds = 30;

    /// <summary>Opens it, and closes it with the connection: none is kept for later.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">For what.</param>
    /// <param name="busySeconds">How long a command waits while another writes.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public static SqliteConnection Open(string path, SqliteOpenMode mode, int busySeconds = UsualBusySeconds)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = busySeconds,
        }.ConnectionString);
        try
        {
            connection.Open();

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
