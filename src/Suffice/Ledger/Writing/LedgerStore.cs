using Microsoft.Data.Sqlite;
using Suffice.Ledger.Rollups;
using Suffice.Ledger.Schema;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Writing;

/// <summary>The writing side of the ledger's file. Used by one thread at a time.</summary>
/// <param name="path">The file.</param>
/// <param name="syncs">True to sync each commit: a power cut then takes nothing that was committed. A kill never does.</param>
/// <param name="clock">The clock.</param>
internal sealed class LedgerStore(string path, bool syncs, TimeProvider clock) : IDisposable
{
    // Checkpoints are LedgerCheckpoints' work; the writer does one itself only when the log has grown to 64 MB all the same.
    private const string Pragmas = """
        PRAGMA journal_mode = WAL;
        PRAGMA secure_delete = ON;
        PRAGMA wal_autocheckpoint = 16384;
        PRAGMA journal_size_limit = 67108864;
        PRAGMA busy_timeout = 2000;
        """;

    private readonly List<long?> _places = [];
    private SqliteConnection? _connection;
    private PreparedInsert<RequestEntry>? _requests;
    private PreparedInsert<AttemptRow>? _attempts;
    private PreparedInsert<ContentRow>? _content;
    private PreparedInsert<ShadowRow>? _shadows;
    private PreparedInsert<CanaryRow>? _canaries;

    /// <summary>The most pages the file may have, asked at each opening; for tests of a full disk.</summary>
    internal Func<long>? MaxPages { get; init; }

    /// <summary>The rows committed since the last roll-up.</summary>
    public FreshRows Fresh { get; } = new();

    public SqliteConnection Connection => _connection ?? throw new InvalidOperationException("The ledger is not open.");

    /// <summary>True when somebody removed the file that is being written.</summary>
    public bool IsGone => _connection is not null && !File.Exists(path);

    /// <summary>Opens the file, creating or migrating it; does nothing when it is open.</summary>
    public void Open()
    {
        if (_connection is not null)
        {
            return;
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        // The command timeout is a second because Microsoft.Data.Sqlite would otherwise sleep in steps of 150 ms; busy_timeout waits finer.
        SqliteConnection connection = LedgerConnection.Open(path, SqliteOpenMode.ReadWriteCreate, busySeconds: 1);
        try
        {
            connection.Run($"{Pragmas} PRAGMA synchronous = {(syncs ? "FULL" : "NORMAL")};");
            LedgerSchema.Apply(connection);
            _requests = new PreparedInsert<RequestEntry>(connection, RequestTable.Insert, RequestTable.Columns);
            _attempts = new PreparedInsert<AttemptRow>(connection, AttemptTable.Insert, AttemptTable.Columns);
            _content = new PreparedInsert<ContentRow>(connection, ContentTable.Insert, ContentTable.Columns);
            _shadows = new PreparedInsert<ShadowRow>(connection, ShadowTable.Insert, ShadowTable.Columns);
            _canaries = new PreparedInsert<CanaryRow>(connection, CanaryTable.Insert, CanaryTable.Columns);
            _connection = connection;
            connection.Run($"PRAGMA max_page_count = {MaxPages?.Invoke() ?? uint.MaxValue - 1}");
            Rehearse(connection);
        }
        catch
        {
            Close();
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Writes rows in one transaction: all or none.</summary>
    /// <param name="rows">The rows.</param>
    /// <returns>How many were there already, by id, and were left as they are.</returns>
    /// <exception cref="RowRefusedException">One row cannot be written; the others can.</exception>
    public int Append(IReadOnlyList<RequestEntry> rows)
    {
        Open();
        _places.Clear();
        using SqliteTransaction transaction = Connection.BeginTransaction(deferred: false);
        for (int index = 0; index < rows.Count; index++)
        {
            try
            {
                _places.Add(Append(rows[index]));
            }
            catch (Exception exception) when (IsOfTheRow(exception))
            {
                throw new RowRefusedException(index, exception);
            }
        }

        transaction.Commit();
        return rows.Count - AddFresh(rows);
    }

    /// <summary>Closes the file; the next use opens it again.</summary>
    public void Close()
    {
        _requests?.Dispose();
        _attempts?.Dispose();
        _content?.Dispose();
        _shadows?.Dispose();
        _canaries?.Dispose();
        _connection?.Dispose();
        _connection = null;
        Fresh.Forget();
    }

    /// <summary>Moves a corrupt file out of the way, so that a new one can begin. Nothing is deleted.</summary>
    /// <returns>Where it is now.</returns>
    public string MoveAside()
    {
        Close();
        string aside = $"{path}.corrupt-{clock.GetUtcNow():yyyyMMdd'T'HHmmssfff'Z'}";
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

    public void Dispose() => Close();

    /// <summary>True when the file is not, or no more, a sound database.</summary>
    public static bool IsCorruption(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB };

    private static bool IsOfTheRow(Exception exception) => exception is not SqliteException sqlite
        || sqlite.SqliteErrorCode is SQLitePCL.raw.SQLITE_CONSTRAINT or SQLitePCL.raw.SQLITE_MISMATCH or SQLitePCL.raw.SQLITE_TOOBIG;

    private void Rehearse(SqliteConnection connection)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        Append(LedgerRehearsal.Request);
        transaction.Rollback();
    }

    private int AddFresh(IReadOnlyList<RequestEntry> rows)
    {
        int added = 0;
        for (int index = 0; index < rows.Count; index++)
        {
            if (_places[index] is { } seq)
            {
                Fresh.Add(seq, rows[index]);
                added++;
            }
        }

        return added;
    }

    /// <returns>The row's place in the ledger; <see langword="null"/> when it was there already.</returns>
    private long? Append(RequestEntry entry)
    {
        if (_requests!.Run(entry) is not { } seq)
        {
            return null;
        }

        for (int place = 0; place < entry.Attempts.Length; place++)
        {
            _attempts!.Run(new AttemptRow(seq, place, entry.Attempts[place]));
        }

        if (ContentTable.IsKept(entry))
        {
            _content!.Run(new ContentRow(seq, entry));
        }

        if (entry.Shadow is { } shadow)
        {
            _shadows!.Run(new ShadowRow(seq, entry, shadow));
        }

        if (entry.Canary is { } canary)
        {
            _canaries!.Run(new CanaryRow(seq, entry, canary));
        }

        return seq;
    }
}
