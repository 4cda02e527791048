using Microsoft.Data.Sqlite;

namespace Suffice.Ledger.Tables;

/// <summary>Reads requests with their attempts, in the order written, without content.</summary>
internal static class RequestScan
{
    /// <summary>Reads.</summary>
    /// <param name="connection">The ledger.</param>
    /// <param name="where">Which requests: a condition on <c>requests</c>, with an order and a limit where not all are meant.</param>
    /// <param name="values">The condition's parameters.</param>
    /// <returns>Each request and its place in the ledger.</returns>
    public static IEnumerable<(long Seq, RequestEntry Entry)> Read(
        SqliteConnection connection, string where, params (string Name, object Value)[] values)
    {
        // Found first by index alone, then read in order.
        string asked = $"seq IN (SELECT seq FROM requests WHERE {where})";
        using SqliteCommand requests = connection.Command(
            $"SELECT seq, {RequestTable.Names} FROM requests WHERE {asked} ORDER BY seq", values);
        using SqliteCommand attempts = connection.Command(
            $"SELECT {AttemptTable.Names} FROM attempts WHERE {asked} ORDER BY seq, place", values);
        using SqliteDataReader requestReader = requests.ExecuteReader();
        using SqliteDataReader attemptReader = attempts.ExecuteReader();
        RowReader requestRow = new(requestReader);
        RowReader attemptRow = new(attemptReader);
        AttemptRow? next = Next(attemptRow);
        List<AttemptEntry> mine = new();
        while (requestRow.Next())
        {
            long seq = requestRow.Number();
            RequestEntry entry = RequestTable.Read(requestRow);
            mine.Clear();
            for (; next is { } attempt && attempt.Seq == seq; next = Next(attemptRow))
            {
                mine.Add(attempt.Attempt);
            }

            yield return (seq, entry with { Attempts = [.. mine] });
        }
    }

    private static AttemptRow? Next(RowReader row) => row.Next() ? AttemptTable.Read(row) : null;
}
