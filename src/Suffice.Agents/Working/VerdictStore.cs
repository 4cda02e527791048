using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Suffice.Agents.Keeping;
using Suffice.Agents.Tickets;
using Suffice.Agents.Verdicts;
using Suffice.Files;
using Suffice.Ledger.Tables;

namespace Suffice.Agents.Working;

/// <summary>Keeps verdicts in <c>work.db</c>: each ticket once under each context.</summary>
public sealed class VerdictStore
{
    private const string Columns = "id, task, ticket_json, run, at_us, context, rubric, request, path, reason, cost_pico, baseline_pico, sampled, machine, human, final_decision, final_score";

    private readonly AgentsFile file;
    private readonly string table;
    private readonly string tables;

    /// <summary>Makes the store.</summary>
    /// <param name="file">The file.</param>
    public VerdictStore(AgentsFile file)
        : this(file, "verdicts")
    {
    }

    private VerdictStore(AgentsFile file, string table)
    {
        ArgumentNullException.ThrowIfNull(file);
        this.file = file;
        this.table = table;
        tables = Tables.Replace("verdicts", table, StringComparison.Ordinal);
    }

    /// <summary>Verdicts by which rungs or contexts are compared: nobody's work, and in no queue and no count.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Their store.</returns>
    public static VerdictStore OfTrials(AgentsFile file) => new(file, "trials");

    /// <summary>Both stores of a file.</summary>
    internal static VerdictStore[] Stores(AgentsFile file) => [new(file), OfTrials(file)];

    /// <summary>Keeps a verdict, unless the same is kept already.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>True when it was kept now.</returns>
    /// <exception cref="SqliteException">The file cannot be written.</exception>
    public bool Add(KeptVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);

        return Add(verdict, static _ => { });
    }

    /// <summary>Keeps a verdict and what belongs to it, all or nothing.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="beside">Writes what belongs to it; called only when the verdict is new.</param>
    /// <returns>True when it was kept now.</returns>
    internal bool Add(KeptVerdict verdict, Action<SqliteConnection> beside) => file.Write(tables, open =>
    {
        if (Insert(open, verdict) == 0)
        {
            return false;
        }

        beside(open);

        return true;
    });

    /// <summary>Finds a verdict.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The verdict, or <see langword="null"/>.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public KeptVerdict? Find(string id) => file.Read(tables, open =>
    {
        using SqliteCommand command = open.Command($"SELECT {Columns} FROM {table} WHERE id = $id", ("$id", id));

        return Read(command).FirstOrDefault();
    });

    /// <summary>Finds verdicts, however many there are of others.</summary>
    /// <param name="ids">Their ids.</param>
    /// <returns>Those that are there, by their ids.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    internal IReadOnlyDictionary<string, KeptVerdict> Find(IEnumerable<string> ids) => file.Read(tables, open =>
    {
        using SqliteCommand command = open.Command($"SELECT {Columns} FROM {table} WHERE id IN (SELECT value FROM json_each($ids))", ("$ids", JsonSerializer.Serialize(ids, MachineJson.Options)));

        return Read(command).ToDictionary(kept => kept.Id, StringComparer.Ordinal);
    });

    /// <summary>Lists verdicts in the order in which they were kept.</summary>
    /// <param name="query">Which.</param>
    /// <returns>The verdicts.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public IReadOnlyList<KeptVerdict> List(VerdictQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);

        return file.Read(tables, open =>
        {
            using SqliteCommand command = open.Command($"SELECT {Columns} FROM {table} WHERE {Where} ORDER BY place LIMIT $limit", [.. ValuesOf(query), ("$limit", query.Limit)]);

            return Read(command);
        });
    }

    /// <summary>Lists the verdicts on one ticket in the order in which they were kept; found by the index, however many there are of others.</summary>
    /// <param name="task">The worker.</param>
    /// <param name="ticket">The ticket's id.</param>
    /// <returns>The verdicts.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    internal IReadOnlyList<KeptVerdict> OfTicket(string task, string ticket) => file.Read(tables, open =>
    {
        using SqliteCommand command = open.Command($"SELECT {Columns} FROM {table} WHERE ticket = $ticket AND task = $task ORDER BY place", ("$ticket", ticket), ("$task", task));

        return Read(command);
    });

    /// <summary>How many there are, by what the machine decided.</summary>
    /// <param name="query">Which.</param>
    /// <returns>The numbers.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public long Count(VerdictQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);

        return file.Read(tables, open => open.Number($"SELECT count(*) FROM {table} WHERE {Where}", [.. ValuesOf(query)]));
    }

    /// <summary>Distinct tickets among verdicts: what a rate is a share of.</summary>
    /// <param name="query">Which.</param>
    /// <returns>Their number.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public long CountTickets(VerdictQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);

        return file.Read(tables, open => open.Number($"SELECT count(DISTINCT ticket) FROM {table} WHERE {Where}", [.. ValuesOf(query)]));
    }

    /// <summary>The place of the verdict kept last; 0 when there is none.</summary>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public long LastPlace => file.Read(tables, open => open.Number($"SELECT max(place) FROM {table}"));

    /// <summary>Puts a person's verdict beside the machine's.</summary>
    /// <param name="id">The verdict's id.</param>
    /// <param name="human">What the person says.</param>
    /// <returns>False when there is no such verdict.</returns>
    /// <exception cref="SqliteException">The file cannot be written.</exception>
    public bool SetHuman(string id, Verdict human)
    {
        ArgumentNullException.ThrowIfNull(human);

        return file.Write(tables, open => SetHuman(open, id, human));
    }

    /// <summary>Says what holds.</summary>
    /// <param name="id">The verdict's id.</param>
    /// <param name="final">The decision.</param>
    /// <param name="score">The score, 0 to 1; <see langword="null"/> when nothing was rated.</param>
    /// <returns>False when there is no such verdict.</returns>
    /// <exception cref="SqliteException">The file cannot be written.</exception>
    public bool SetFinal(string id, Decision final, decimal? score) => file.Write(tables, open => SetFinal(open, id, final, score));

    /// <summary>Takes the texts out of verdicts of a worker.</summary>
    /// <param name="task">The worker.</param>
    /// <param name="beforeMicros">Of those judged before this.</param>
    /// <param name="bare">What is left of one: the ticket, the machine's verdict and the person's.</param>
    /// <returns>How many were changed.</returns>
    internal int Forget(string task, long beforeMicros, Func<Ticket, Verdict, Verdict?, (string Ticket, string Machine, string? Human)> bare) => file.Write(tables, open =>
    {
        List<KeptVerdict> due;
        using (SqliteCommand command = open.Command($"SELECT {Columns} FROM {table} WHERE task = $task AND at_us < $before AND forgotten = 0", ("$task", task), ("$before", beforeMicros)))
        {
            due = Read(command);
        }

        foreach (KeptVerdict verdict in due)
        {
            (string ticket, string machine, string? human) = bare(verdict.Ticket, verdict.Machine, verdict.Human);
            open.Run(
                $"UPDATE {table} SET ticket_json = $ticket, machine = $machine, human = $human, forgotten = 1 WHERE id = $id",
                ("$id", verdict.Id), ("$ticket", ticket), ("$machine", machine), ("$human", human ?? (object)DBNull.Value));
        }

        return due.Count;
    });

    /// <summary>The same as the public one, inside a writing of one's own.</summary>
    internal static bool SetHuman(SqliteConnection open, string id, Verdict human) => open.Run(
        "UPDATE verdicts SET human = $human, human_decision = $decision, human_score = $score WHERE id = $id",
        ("$id", id), ("$human", JsonSerializer.Serialize(human, MachineJson.Options)), ("$decision", EnumWord.Of(human.Decision)), ("$score", Text(human.Score))) > 0;

    /// <summary>The same as the public one, inside a writing of one's own.</summary>
    internal static bool SetFinal(SqliteConnection open, string id, Decision final, decimal? score) => open.Run(
        "UPDATE verdicts SET final_decision = $decision, final_score = $score WHERE id = $id",
        ("$id", id), ("$decision", EnumWord.Of(final)), ("$score", Text(score))) > 0;

    private int Insert(SqliteConnection open, KeptVerdict verdict) => open.Run(
        $"""
        INSERT OR IGNORE INTO {table} (id, task, ticket, ticket_hash, ticket_json, run, at_us, context, rubric, request, path, reason, cost_pico, baseline_pico, sampled,
            machine, machine_decision, machine_score, final_decision, final_score)
        VALUES ($id, $task, $ticket, $hash, $json, $run, $at, $context, $rubric, $request, $path, $reason, $cost, $baseline, $sampled, $machine, $decision, $score, $final, $final_score)
        """,
        ("$id", verdict.Id), ("$task", verdict.Task), ("$ticket", verdict.Ticket.Id), ("$hash", verdict.Ticket.ContentHash()),
        ("$json", JsonSerializer.Serialize(verdict.Ticket, MachineJson.Options)), ("$run", verdict.Run), ("$at", LedgerTime.Micros(verdict.At)),
        ("$context", verdict.Context), ("$rubric", verdict.Rubric), ("$request", verdict.Request ?? (object)DBNull.Value), ("$path", verdict.Path), ("$reason", verdict.Reason),
        ("$cost", Pico(verdict.CostUsd)), ("$baseline", Pico(verdict.BaselineCostUsd)), ("$sampled", verdict.IsSampled ? 1L : 0L),
        ("$machine", JsonSerializer.Serialize(verdict.Machine, MachineJson.Options)), ("$decision", EnumWord.Of(verdict.Machine.Decision)), ("$score", Text(verdict.Machine.Score)),
        ("$final", verdict.Final is { } final ? EnumWord.Of(final) : DBNull.Value), ("$final_score", Text(verdict.FinalScore)));

    private static List<KeptVerdict> Read(SqliteCommand command)
    {
        List<KeptVerdict> verdicts = [];
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);
        while (row.Next())
        {
            verdicts.Add(new KeptVerdict
            {
                Id = row.Text(),
                Task = row.Text(),
                Ticket = JsonSerializer.Deserialize<Ticket>(row.Text(), MachineJson.Options)!,
                Run = row.Text(),
                At = row.At(),
                Context = row.Text(),
                Rubric = row.Text(),
                Request = row.OptionalText(),
                Path = row.Text(),
                Reason = row.Text(),
                CostUsd = row.OptionalUsd(),
                BaselineCostUsd = row.OptionalUsd(),
                IsSampled = row.Flag(),
                Machine = JsonSerializer.Deserialize<Verdict>(row.Text(), MachineJson.Options)!,
                Human = row.OptionalText() is { } human ? JsonSerializer.Deserialize<Verdict>(human, MachineJson.Options) : null,
                Final = row.OptionalText() is { } final ? EnumWord.Read<Decision>(final) : null,
                FinalScore = row.OptionalText() is { } score ? decimal.Parse(score, CultureInfo.InvariantCulture) : null,
            });
        }

        return verdicts;
    }

    private static (string Name, object Value)[] ValuesOf(VerdictQuery query) =>
    [
        ("$task", query.Task ?? (object)DBNull.Value),
        ("$run", query.Run ?? (object)DBNull.Value),
        ("$ticket", query.Ticket ?? (object)DBNull.Value),
        ("$rubric", query.Rubric ?? (object)DBNull.Value),
        ("$machine", query.Machine is { } machine ? EnumWord.Of(machine) : DBNull.Value),
        ("$sampled", query.IsSampled is { } sampled ? (sampled ? 1L : 0L) : DBNull.Value),
        ("$human", query.IsHuman is { } human ? (human ? 1L : 0L) : DBNull.Value),
        ("$without", query.Without.Count == 0 ? DBNull.Value : JsonSerializer.Serialize(query.Without, MachineJson.Options)),
        ("$from", query.From is { } from ? LedgerTime.Micros(from) : DBNull.Value),
        ("$to", query.To is { } to ? LedgerTime.Micros(to) : DBNull.Value),
        ("$after", query.After),
    ];

    private static object Pico(decimal? usd) => usd is { } known ? (long)PicoUsd.From(known) : DBNull.Value;

    private static object Text(decimal? number) => number is { } known ? known.ToString(CultureInfo.InvariantCulture) : DBNull.Value;

    private const string Where = """
        ($task IS NULL OR task = $task) AND ($run IS NULL OR run = $run) AND ($ticket IS NULL OR ticket = $ticket) AND ($rubric IS NULL OR rubric = $rubric)
        AND ($machine IS NULL OR machine_decision = $machine) AND ($sampled IS NULL OR sampled = $sampled) AND ($human IS NULL OR (human IS NOT NULL) = $human)
        AND ($without IS NULL OR id NOT IN (SELECT value FROM json_each($without)))
        AND ($from IS NULL OR at_us >= $from) AND ($to IS NULL OR at_us < $to) AND place > $after
        """;

    /// <summary>The table of verdicts.</summary>
    internal const string Tables = """
        CREATE TABLE IF NOT EXISTS verdicts (
            place INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            task TEXT NOT NULL,
            ticket TEXT NOT NULL,
            ticket_hash TEXT NOT NULL,
            ticket_json TEXT NOT NULL,
            run TEXT NOT NULL,
            at_us INTEGER NOT NULL,
            context TEXT NOT NULL,
            rubric TEXT NOT NULL,
            request TEXT,
            path TEXT NOT NULL,
            reason TEXT NOT NULL,
            cost_pico INTEGER,
            baseline_pico INTEGER,
            sampled INTEGER NOT NULL,
            forgotten INTEGER NOT NULL DEFAULT 0,
            machine TEXT NOT NULL,
            machine_decision TEXT NOT NULL,
            machine_score TEXT,
            human TEXT,
            human_decision TEXT,
            human_score TEXT,
            final_decision TEXT,
            final_score TEXT
        ) STRICT;
        CREATE INDEX IF NOT EXISTS verdicts_of_task ON verdicts (task, at_us);
        CREATE INDEX IF NOT EXISTS verdicts_of_run ON verdicts (run, place);
        CREATE INDEX IF NOT EXISTS verdicts_of_ticket ON verdicts (ticket, task);
        CREATE INDEX IF NOT EXISTS verdicts_of_request ON verdicts (request) WHERE request IS NOT NULL;
        CREATE INDEX IF NOT EXISTS verdicts_by_decision ON verdicts (task, at_us, machine_decision);
        """;
}
