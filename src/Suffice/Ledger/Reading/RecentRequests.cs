using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Reading;

/// <summary>Reads the latest requests that a query asks for.</summary>
/// <remarks>
/// A page walks one index from its latest end and looks at no more than <see cref="MostLookedAt"/> rows, so that its time is bounded
/// whatever is asked: a page of a rare thing may be short, and says where to go on.
/// </remarks>
internal static class RecentRequests
{
    /// <summary>Some tens of milliseconds.</summary>
    public const int MostLookedAt = 20_000;

    public static RequestPage Read(SqliteConnection connection, RequestQuery query)
    {
        Walk walk = Find(connection, query);
        ImmutableArray<RequestEntry> requests =
        [
            .. RequestScan.Read(
                    connection,
                    "seq IN (SELECT value FROM json_each($places))",
                    ("$places", JsonSerializer.Serialize(walk.Places)))
                .OrderByDescending(row => LedgerTime.Micros(row.Entry.At))
                .ThenByDescending(row => row.Seq)
                .Select(row => row.Entry),
        ];
        RequestCursor? onward = walk.IsEnd ? null : walk.Last;

        return query.Before is { } before
            ? new RequestPage(requests, walk.First ?? before, onward)
            : new RequestPage(requests, onward, query.After is { } after ? walk.First ?? after : null);
    }

    /// <summary>The statement that finds the places of a page: place, arrival, and whether the row is asked for.</summary>
    public static RequestStatement StatementOf(RequestQuery query)
    {
        RequestStatement statement = RequestStatement.By(query);
        statement.Add("at_us >= $from", "$from", query.From is { } from ? LedgerTime.Micros(from) : null);
        statement.Add("at_us < $to", "$to", query.To is { } to ? LedgerTime.Micros(to) : null);
        statement.Add("at_us <= $at AND (at_us, seq) < ($at, $seq)", "$at", query.After?.AtMicros);
        statement.Add("at_us >= $at AND (at_us, seq) > ($at, $seq)", "$at", query.Before?.AtMicros);
        statement.Bind("$seq", query.After?.Seq ?? query.Before?.Seq);

        return statement;
    }

    private static Walk Find(SqliteConnection connection, RequestQuery query)
    {
        using SqliteCommand command = StatementOf(query).Command(connection, MostLookedAt);
        using SqliteDataReader reader = command.ExecuteReader();
        ImmutableArray<long>.Builder places = ImmutableArray.CreateBuilder<long>(query.Limit);
        RequestCursor? first = null;
        RequestCursor last = default;
        int lookedAt = 0;
        while (places.Count < query.Limit && reader.Read())
        {
            lookedAt++;
            last = new RequestCursor(reader.GetInt64(1), reader.GetInt64(0));
            first ??= last;
            if (reader.GetInt64(2) != 0)
            {
                places.Add(last.Seq);
            }
        }

        return new Walk(places.DrainToImmutable(), first, last, lookedAt < MostLookedAt && !reader.Read());
    }

    private readonly record struct Walk(ImmutableArray<long> Places, RequestCursor? First, RequestCursor Last, bool IsEnd);
}
