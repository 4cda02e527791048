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

    private const string RunIndex = "requests_run";

    private readonly string index;
    private readonly List<string> bounds = [];
    private readonly List<string> questions = [];
    private readonly List<(string Name, object Value)> values = [];

    private RequestStatement(string index) => this.index = index;

    /// <summary>Picks the index that leaves the fewest rows to look at; every condition that it does not answer is asked of each row.</summary>
    public static RequestStatement By(RequestQuery query)
    {
        bool isNoted = query.Run is null && (query.Outcome is not (null or RequestOutcome.Served) || query.Reason is not null || query.Escalated == true);
        RequestStatement statement = new(isNoted ? "requests_noted" : IndexOf(query));
        if (isNoted)
        {
            statement.bounds.Add(Noted);
        }

        statement.AddWhere("run = $run", "$run", query.Run, RunIndex);
        statement.AddWhere("task IS $task", "$task", query.Task, TaskIndex);
        statement.AddWhere("key_name IS $key", "$key", query.Key);
        statement.AddWhere("pipeline IS $pipeline", "$pipeline", query.Pipeline);
        statement.AddWhere("model IS $model", "$model", query.Model);
        statement.Ask("outcome = $outcome", "$outcome", query.Outcome is { } outcome ? EnumWord.Of(outcome) : null);
        statement.Ask("instr(',' || reason || ',', ',' || $reason || ',') > 0", "$reason", query.Reason);
        statement.Ask("(instr(path, '>') > 0) = $escalated", "$escalated", query.Escalated is { } escalated ? (escalated ? 1L : 0L) : null);

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
        SELECT seq, at_us, {(questions.Count == 0 ? "1" : string.Join(" AND ", questions))}
        FROM requests INDEXED BY {index}
        {(bounds.Count == 0 ? string.Empty : $"WHERE {string.Join(" AND ", bounds)}")}
        ORDER BY at_us DESC, seq DESC LIMIT $most
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

    private static string IndexOf(RequestQuery query) =>
        query.Run is not null ? RunIndex : query.Task is null ? "requests_at" : TaskIndex;
}
