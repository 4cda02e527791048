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

    /// <summary>Moves a file that is no sound database out of the way, with what lies beside it. Nothing is deleted.</summary>
    /// <param name="path">The file; no connection to it may be open.</param>
    /// <param name="now">The time, for its new name.</param>
    /// <returns>Where it is now.</returns>
    /// <exception cref="IOException">It cannot be moved.</exception>
    public static string MoveAside(string path, DateTimeOffset now)
    {
        string aside = $"{path}.corrupt-{now:yyyyMMdd'T'HHmmssfff'Z'}";
        File.Move(path, aside);
        foreach (string suffix in (string[])["-wal", "-shm"])
        {
            if (File.Exists(path + suffix))
            {
                File.Move(path + suffix, aside + suffix);
            }
        }

        return aside;
    }
}
