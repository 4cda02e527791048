using Microsoft.Data.Sqlite;
using Suffice.Ledger.Tables;

namespace Suffice.Agents.Keeping;

/// <summary>The SQLite file beside the ledger in which work, reviews, observations, patterns and proposals are kept.</summary>
/// <remarks>
/// It holds texts of tickets: a new file can be read by its owner alone. Safe for concurrent use, by several processes too: one command at a
/// time in this process, and each waits for others. What is kept is on disk when the call returns.
/// </remarks>
public sealed class AgentsFile : IDisposable
{
    /// <summary>The file's name, in the ledger's folder.</summary>
    public const string FileName = "work.db";

    private const int BusySeconds = 30;

    private readonly Lock guard = new();
    private readonly HashSet<string> made = new(StringComparer.Ordinal);
    private SqliteConnection? connection;

    /// <summary>Names the file; it is opened when it is first needed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">The clock.</param>
    public AgentsFile(string path, TimeProvider time)
    {
        Path = path;
        Time = time;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The clock.</summary>
    internal TimeProvider Time { get; }

    /// <summary>The file beside a ledger.</summary>
    /// <param name="ledgerPath">The ledger's file.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The file.</returns>
    public static AgentsFile Beside(string ledgerPath, TimeProvider time) =>
        new(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(ledgerPath))!, FileName), time);

    /// <summary>Reads.</summary>
    /// <param name="tables">The tables it needs, as <c>CREATE TABLE IF NOT EXISTS</c> statements.</param>
    /// <param name="use">What is done; it keeps nothing of the connection.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    internal T Read<T>(string tables, Func<SqliteConnection, T> use)
    {
        lock (guard)
        {
            try
            {
                return use(Open(tables));
            }
            catch (SqliteException failed)
            {
                throw AgentsFileFailure.Of(failed, Path, BusySeconds);
            }
        }
    }

    /// <summary>Writes, all of it or nothing.</summary>
    /// <param name="tables">The tables it needs, as <c>CREATE TABLE IF NOT EXISTS</c> statements.</param>
    /// <param name="use">What is done, in one transaction that no other writer comes between.</param>
    /// <returns>What it returns.</returns>
    /// <exception cref="SqliteException">The file cannot be written.</exception>
    internal T Write<T>(string tables, Func<SqliteConnection, T> use)
    {
        lock (guard)
        {
            try
            {
                SqliteConnection open = Open(tables);
                using SqliteTransaction transaction = open.BeginTransaction(deferred: false);
                T done = use(open);
                transaction.Commit();

                return done;
            }
            catch (SqliteException failed)
            {
                throw AgentsFileFailure.Of(failed, Path, BusySeconds);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (guard)
        {
            connection?.Dispose();
            connection = null;
            made.Clear();
        }
    }

    private SqliteConnection Open(string tables)
    {
        SqliteConnection open = connection ??= OpenNew();
        if (made.Add(tables))
        {
            try
            {
                open.Run(tables);
            }
            catch
            {
                made.Remove(tables);
                throw;
            }
        }

        return open;
    }

    private SqliteConnection OpenNew()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!);
        if (!OperatingSystem.IsWindows() && !File.Exists(Path))
        {
            using FileStream begun = new(Path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        }

        SqliteConnection opened = LedgerConnection.Open(Path, SqliteOpenMode.ReadWriteCreate, BusySeconds);
        try
        {
            opened.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON");

            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }
}
