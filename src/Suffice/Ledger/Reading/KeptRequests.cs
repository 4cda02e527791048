using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Reading;

/// <summary>Draws requests of a task whose content was kept.</summary>
internal static class KeptRequests
{
    /// <summary>Draws.</summary>
    /// <param name="connection">The ledger.</param>
    /// <param name="task">The task.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="random">The source of the draw.</param>
    /// <returns>The requests, in the order they came.</returns>
    public static ImmutableArray<KeptRequest> Draw(SqliteConnection connection, string task, int most, Random random)
    {
        long[] places = [.. Places(connection, task)];
        random.Shuffle(places);
        string drawn = JsonSerializer.Serialize(places.Take(most).Order());
        Dictionary<string, (string? Answer, string? Model)> shadows = Shadows(connection, task);
        (long Seq, RequestEntry Entry)[] rows = [.. RequestScan.Read(connection, "seq IN (SELECT value FROM json_each($places))", ("$places", drawn))];
        return
        [
            .. rows.Select(row =>
            {
                (string? answer, string? model) = shadows.GetValueOrDefault(row.Entry.Id);
                return new KeptRequest(ContentTable.Fill(connection, row.Seq, row.Entry), answer, model);
            }),
        ];
    }

    private static IEnumerable<long> Places(SqliteConnection connection, string task)
    {
        using SqliteCommand command = connection.Command(
            "SELECT requests.seq FROM requests JOIN content USING (seq) WHERE task = $task AND request IS NOT NULL ORDER BY requests.seq", ("$task", task));
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.GetInt64(0);
        }
    }

    private static Dictionary<string, (string? Answer, string? Model)> Shadows(SqliteConnection connection, string task)
    {
        Dictionary<string, (string?, string?)> found = new(StringComparer.Ordinal);
        using SqliteCommand command = connection.Command(
            "SELECT shadows.request, shadows.reference, content.answer FROM shadows JOIN requests USING (seq) JOIN content USING (seq) WHERE requests.task = $task AND content.answer IS NOT NULL", ("$task", task));
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            found[reader.GetString(0)] = (reader.GetString(2), reader.GetString(1));
        }

        return found;
    }
}
