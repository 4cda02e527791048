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

    private readonly List<long?> places = [];
    private SqliteConnection? connection;
    private PreparedInsert<RequestEntry>? requests;
    private PreparedInsert<AttemptRow>? attempts;
    private PreparedInsert<ContentRow>? content;
    private PreparedInsert<ShadowRow>? shadows;
    private PreparedInsert<CanaryRow>? canaries;

    /// <summary>The most pages the file may have, asked at each opening; for tests of a full disk.</summary>
    internal Func<long>? MaxPages { get; init; }

    /// <summary>The rows committed since the last roll-up.</summary>
    public FreshRows Fresh { get; } = new();

    public SqliteConnection Connection => connection ?? throw new InvalidOperationException("The ledger is not open.");

    /// <summary>True when somebody removed the file that is being written.</summary>
    public bool IsGone => connection is not null && !File.Exists(path);

    /// <summary>Opens the file, creating or migrating it; does nothing when it is open.</summary>
    public void Open()
    {
        if (connection is not null)
        {
            return;
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        // The command timeout is a second because Microsoft.Data.Sqlite would otherwise sleep in steps of 150 ms; busy_timeout waits finer.
        SqliteConnection opened = LedgerConnection.Open(path, SqliteOpenMode.ReadWriteCreate, busySeconds: 1);
        try
        {
            opened.Run($"{Pragmas} PRAGMA synchronous = {(syncs ? "FULL" : "NORMAL")};");
            LedgerSchema.Apply(opened);
            requests = new PreparedInsert<RequestEntry>(opened, RequestTable.Insert, RequestTable.Columns);
            attempts = new PreparedInsert<AttemptRow>(opened, AttemptTable.Insert, AttemptTable.Columns);
            content = new PreparedInsert<ContentRow>(opened, ContentTable.Insert, ContentTable.Columns);
            shadows = new PreparedInsert<ShadowRow>(opened, ShadowTable.Insert, ShadowTable.Columns);
            canaries = new PreparedInsert<CanaryRow>(opened, CanaryTable.Insert, CanaryTable.Columns);
            connection = opened;
            opened.Run($"PRAGMA max_page_count = {MaxPages?.Invoke() ?? uint.MaxValue - 1}");
            Rehearse(opened);
        }
        catch
        {
            Close();
            opened.Dispose();
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
        places.Clear();
        using SqliteTransaction transaction = Connection.BeginTransaction(deferred: false);
        for (int index = 0; index < rows.Count; index++)
        {
            try
            {
                places.Add(Append(rows[index]));
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
        requests?.Dispose();
        attempts?.Dispose();
        content?.Dispose();
        shadows?.Dispose();
        canaries?.Dispose();
        connection?.Dispose();
        connection = null;
        Fresh.Forget();
    }

    /// <summary>Moves a corrupt file out of the way, so that a new one can begin. Nothing is deleted.</summary>
    /// <returns>Where it is now.</returns>
    public string MoveAside()
    {
        Close();

        return LedgerConnection.MoveAside(path, clock.GetUtcNow());
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
            if (places[index] is { } seq)
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
        if (requests!.Run(entry) is not { } seq)
        {
            return null;
        }

        for (int place = 0; place < entry.Attempts.Length; place++)
        {
            attempts!.Run(new AttemptRow(seq, place, entry.Attempts[place]));
        }

        if (ContentTable.IsKept(entry))
        {
            content!.Run(new ContentRow(seq, entry));
        }

        if (entry.Shadow is { } shadow)
        {
            shadows!.Run(new ShadowRow(seq, entry, shadow));
        }

        if (entry.Canary is { } canary)
        {
            canaries!.Run(new CanaryRow(seq, entry, canary));
        }

        return seq;
    }
}
