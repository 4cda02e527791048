using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Suffice.Agents.Keeping;

/// <summary>What SQLite says of <c>work.db</c>, with the file it says it of and what helps.</summary>
internal static class AgentsFileFailure
{
    /// <summary>Says it.</summary>
    /// <param name="failed">What SQLite said.</param>
    /// <param name="path">The file.</param>
    /// <param name="busySeconds">How long another process was waited for, seconds.</param>
    /// <returns>The same failure.</returns>
    public static SqliteException Of(SqliteException failed, string path, int busySeconds)
    {
        string? told = failed.SqliteErrorCode switch
        {
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => "it is damaged; put a backup in its place, or move it away, and work begins anew",
            raw.SQLITE_FULL => "the disk is full; free some space, and the same command goes on",
            raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => "it and its folder have to be writable",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"another process held it for {busySeconds} seconds; wait for its end",
            raw.SQLITE_IOERR => "the disk failed",
            _ => null,
        };

        return told is null ? failed : new SqliteException($"{path}: {told} ({failed.Message})", failed.SqliteErrorCode, failed.SqliteExtendedErrorCode);
    }
}
