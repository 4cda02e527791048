using Microsoft.Data.Sqlite;

namespace Suffice.Ledger;

/// <summary>Reads the latest requests that a query asks for.</summary>
internal static class RecentRequests
{
    public static RequestPage Read(SqliteConnection connection, RequestQuery query)
    {
        (List<string> conditions, List<(string Name, object Value)> values) = Conditions(query);
        string where = conditions.Count == 0 ? "true" : string.Join(" AND ", conditions);
        values.Add(("$limit", (long)query.Limit));
        List<RequestEntry> entries =
        [
            .. RequestScan.Read(
                connection,
                $"{where} ORDER BY seq DESC LIMIT $limit",
                [.. values]).Select(row => row.Entry),
        ];
        entries.Reverse();
        return new RequestPage([.. entries], entries.Count == query.Limit ? entries[^1].Id : null);
    }

    private static (List<string> Conditions, List<(string Name, object Value)> Values) Conditions(RequestQuery query)
    {
        List<string> conditions = [];
        List<(string Name, object Value)> values = [];
        void Add(string condition, string name, object? value)
        {
            if (value is not null)
            {
                conditions.Add(condition);
                values.Add((name, value));
            }
        }

        Add("seq < (SELECT seq FROM requests WHERE id = $before)", "$before", query.Before);
        Add("at_us >= $from", "$from", query.From is { } from ? LedgerTime.Micros(from) : null);
        Add("at_us < $to", "$to", query.To is { } to ? LedgerTime.Micros(to) : null);
        Add("coalesce(task, '') = $task", "$task", query.Task);
        Add("model = $model", "$model", query.Model);
        Add("outcome = $outcome", "$outcome", query.Outcome is { } outcome ? EnumText<RequestOutcome>.Of(outcome) : null);
        return (conditions, values);
    }
}
