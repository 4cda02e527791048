using Microsoft.Data.Sqlite;
using Suffice.Files;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Reading;

/// <summary>The SQL that finds requests: which index it walks, what bounds the walk, and what each row is asked.</summary>
internal sealed class RequestStatement
{
    /// <summary>What makes a request worth a look; word for word the condition of its index, or the index is not used.</summary>
    public const string Noted = "(outcome <> 'served' OR reason <> '' OR instr(path, '>') > 0)";

    private const string TaskIndex = "requests_task";

    private const string NotedIndex = "requests_noted";

    private const string RunIndex = "requests_run";

    private const string IdIndex = "sqlite_autoindex_requests_1";

    // With a prefix and ten characters an id tells its millisecond (RequestIds): what follows is few rows, found by their index.
    private const int LeastOfAnId = 14;

    private const string Found = """
        id LIKE $begin ESCAPE '\' OR run LIKE $begin ESCAPE '\' OR reason LIKE $part ESCAPE '\'
        OR path LIKE $part ESCAPE '\' OR requested_model LIKE $part ESCAPE '\' OR fingerprint LIKE $part ESCAPE '\'
        """;

    private const string FoundInErrors = "error LIKE $part ESCAPE '\\'";

    private const string Own = "(outcome IN ('watch', 'run', 'run_failed')) = $own";

    private readonly string index;
    private readonly string order;
    private readonly List<string> bounds = [];
    private readonly List<string> questions = [];
    private readonly List<(string Name, object Value)> values = [];

    private RequestStatement(string index, string order) => (this.index, this.order) = (index, order);

    /// <summary>Picks the index that leaves the fewest rows to look at; every condition that it does not answer is asked of each row.</summary>
    public static RequestStatement By(RequestQuery query)
    {
        RequestStatement statement = new(IndexOf(query), query.Before is null ? "DESC" : "ASC");
        if (statement.index == NotedIndex)
        {
            statement.bounds.Add(Noted);
        }

        statement.Search(query);
        statement.AddWhere("run = $run", "$run", query.Run, RunIndex);
        statement.AddWhere("task IS $task", "$task", query.Task, TaskIndex);
        statement.AddWhere("key_name IS $key", "$key", query.Key);
        statement.AddWhere("pipeline IS $pipeline", "$pipeline", query.Pipeline);
        statement.AddWhere("step IS $step", "$step", query.Step);
        statement.AddWhere("model IS $model", "$model", query.Model);
        statement.Ask("outcome = $outcome", "$outcome", query.Outcome is { } outcome ? EnumWord.Of(outcome) : null);
        statement.Ask("instr(',' || reason || ',', ',' || $reason || ',') > 0", "$reason", query.Reason);
        statement.Ask("known_cost_pusd >= $cost", "$cost", query.MinCostUsd is { } cost ? CostOf(cost) : null);
        statement.Ask("(instr(path, '>') > 0) = $escalated", "$escalated", Flag(query.Escalated));
        statement.Ask(Own, "$own", Flag(query.Own));
        statement.Ask("(cost_pusd IS NULL) = $unpriced", "$unpriced", Flag(query.Unpriced));

        return statement;
    }

    /// <summary>Bounds the walk.</summary>
    public void Add(string condition, string name, object? value)
    {
        if (value is not null)
        {
            bounds.Add(condition);
            Bind(name, value);
        }
    }

    /// <summary>Binds a further value of a bound.</summary>
    public void Bind(string name, object? value)
    {
        if (value is not null)
        {
            values.Add((name, value));
        }
    }

    /// <summary>Makes the command.</summary>
    public SqliteCommand Command(SqliteConnection connection, int most) => connection.Command(
        $"""
        SELECT seq, at_us, {(questions.Count == 0 ? "1" : $"coalesce({string.Join(" AND ", questions)}, 0)")}
        FROM requests INDEXED BY {index}
        {(bounds.Count == 0 ? string.Empty : $"WHERE {string.Join(" AND ", bounds)}")}
        ORDER BY at_us {order}, seq {order} LIMIT $most
        """,
        [.. values, ("$most", (long)most)]);

    private void Ask(string question, string name, object? value)
    {
        if (value is not null)
        {
            questions.Add(question);
            Bind(name, value);
        }
    }

    // Empty text asks for rows that have none.
    private void AddWhere(string condition, string name, string? stated, string? index = null)
    {
        if (stated is null)
        {
            return;
        }

        (index == this.index ? bounds : questions).Add(condition);
        Bind(name, stated.Length == 0 ? DBNull.Value : stated);
    }

    private void Search(RequestQuery query)
    {
        if (string.IsNullOrEmpty(query.Search))
        {
            return;
        }

        if (index == IdIndex || IsRun(query))
        {
            string column = index == IdIndex ? "id" : "run";
            bounds.Add($"{column} >= $begin AND {column} < $end");
            Bind("$begin", query.Search);
            Bind("$end", query.Search + char.MaxValue);
            return;
        }

        string escaped = query.Search.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
        questions.Add(query.SearchesErrors ? $"({Found} OR {FoundInErrors})" : $"({Found})");
        Bind("$begin", $"{escaped}%");
        Bind("$part", $"%{escaped}%");
    }

    // Beyond a whole number's reach rows hold texts, which SQLite takes for more than any number.
    private static long CostOf(decimal usd) => (long)Math.Clamp(Math.Ceiling(Math.Min(usd, 9_000_000_000m) * 1_000_000_000_000m), 0, long.MaxValue);

    private static long? Flag(bool? flag) => flag is { } known ? (known ? 1L : 0L) : null;

    private static bool IsRun(RequestQuery query) => query.Run is null && Begins(query, "run_");

    private static bool Begins(RequestQuery query, string prefix) =>
        query.Search is { Length: >= LeastOfAnId } text && text.StartsWith(prefix, StringComparison.Ordinal);

    private static string IndexOf(RequestQuery query)
    {
        bool isNoted = query.Outcome is not (null or RequestOutcome.Served) || query.Reason is not null || query.Escalated == true;

        return Begins(query, "req_") ? IdIndex
            : query.Run is not null || IsRun(query) ? RunIndex
            : isNoted ? NotedIndex
            : query.Task is null ? "requests_at"
            : TaskIndex;
    }
}
