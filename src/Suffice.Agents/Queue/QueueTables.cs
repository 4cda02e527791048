using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Suffice.Agents.Verdicts;
using Suffice.Files;
using Suffice.Ledger.Tables;

namespace Suffice.Agents.Queue;

/// <summary>The tables of the queue in <c>work.db</c>. What people did is only ever added.</summary>
internal static class QueueTables
{
    /// <summary>The tables.</summary>
    public const string Tables = """
        CREATE TABLE IF NOT EXISTS queue_items (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            task TEXT NOT NULL,
            verdict TEXT NOT NULL UNIQUE,
            ticket TEXT NOT NULL,
            ticket_hash TEXT NOT NULL,
            context TEXT NOT NULL,
            scorecard TEXT NOT NULL,
            path TEXT NOT NULL,
            at_us INTEGER NOT NULL,
            kind TEXT NOT NULL,
            reasons TEXT NOT NULL,
            sampled INTEGER NOT NULL,
            priority INTEGER NOT NULL,
            people INTEGER NOT NULL,
            state TEXT NOT NULL,
            holder TEXT COLLATE NOCASE,
            held_until_us INTEGER,
            disputes INTEGER NOT NULL DEFAULT 0,
            final_decision TEXT,
            settled_by TEXT,
            corrected INTEGER NOT NULL DEFAULT 0,
            owes_eval INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX IF NOT EXISTS queue_items_by_state ON queue_items (task, state, priority DESC, id);
        CREATE INDEX IF NOT EXISTS queue_items_of_ticket ON queue_items (task, ticket_hash);
        CREATE INDEX IF NOT EXISTS queue_items_undone ON queue_items (task, kind, at_us) WHERE state <> 'done';
        CREATE INDEX IF NOT EXISTS queue_items_in_turn ON queue_items (priority DESC, id) WHERE state <> 'done';
        CREATE TABLE IF NOT EXISTS queue_reviews (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            item INTEGER NOT NULL REFERENCES queue_items (id),
            step TEXT NOT NULL,
            who TEXT NOT NULL COLLATE NOCASE,
            at_us INTEGER NOT NULL,
            blind INTEGER NOT NULL,
            context TEXT NOT NULL,
            scorecard TEXT NOT NULL,
            rating TEXT,
            machine_labels TEXT,
            note TEXT NOT NULL
        ) STRICT;
        CREATE INDEX IF NOT EXISTS queue_reviews_of_item ON queue_reviews (item, id);
        CREATE TRIGGER IF NOT EXISTS queue_reviews_stay BEFORE UPDATE ON queue_reviews BEGIN SELECT RAISE(ABORT, 'a review is never changed'); END;
        CREATE TRIGGER IF NOT EXISTS queue_reviews_last BEFORE DELETE ON queue_reviews BEGIN SELECT RAISE(ABORT, 'a review is never deleted'); END;
        CREATE TABLE IF NOT EXISTS queue_places (task TEXT PRIMARY KEY, place INTEGER NOT NULL) STRICT;
        """;

    private const string Columns = "id, task, verdict, ticket, ticket_hash, context, scorecard, path, at_us, kind, reasons, sampled, priority, people, state, holder, held_until_us, disputes, final_decision, settled_by, corrected";

    /// <summary>Reads items.</summary>
    /// <param name="open">The file.</param>
    /// <param name="where">Which, as SQL, and in which order.</param>
    /// <param name="values">Its values.</param>
    /// <returns>The items.</returns>
    public static List<QueueItem> Items(SqliteConnection open, string where, params (string Name, object Value)[] values)
    {
        using SqliteCommand command = open.Command($"SELECT {Columns} FROM queue_items WHERE {where}", values);
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);
        List<QueueItem> items = [];
        while (row.Next())
        {
            items.Add(Read(row));
        }

        return items;
    }

    /// <summary>Counts what is not done.</summary>
    /// <param name="open">The file.</param>
    /// <param name="task">Of this worker; <see langword="null"/> for all.</param>
    /// <returns>How many, by why.</returns>
    public static QueueWaiting Waiting(SqliteConnection open, string? task)
    {
        using SqliteCommand command = open.Command(
            $"SELECT kind, count(*), min(at_us) FROM queue_items WHERE state <> 'done'{(task is null ? null : " AND task = $task")} GROUP BY kind", task is null ? [] : [("$task", task)]);
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);
        QueueWaiting waiting = QueueWaiting.Nothing;
        while (row.Next())
        {
            waiting = waiting.And(row.Word<QueueKind>(), row.Number(), row.At());
        }

        return waiting;
    }

    /// <summary>Finds an item.</summary>
    /// <param name="open">The file.</param>
    /// <param name="number">Its number.</param>
    /// <returns>The item.</returns>
    /// <exception cref="QueueException">There is none.</exception>
    public static QueueItem Item(SqliteConnection open, long number) => Items(open, "id = $id", ("$id", number)).FirstOrDefault()
        ?? throw new QueueException(QueueMistake.NotFound, $"the queue has no item {QueueItem.IdOf(number)}; 'suffice review queue' lists what waits");

    /// <summary>Puts an item in.</summary>
    /// <param name="open">The file.</param>
    /// <param name="item">The item; its number is given here.</param>
    public static void Add(SqliteConnection open, QueueItem item) => open.Run(
        """
        INSERT OR IGNORE INTO queue_items (task, verdict, ticket, ticket_hash, context, scorecard, path, at_us, kind, reasons, sampled, priority, people, state)
        VALUES ($task, $verdict, $ticket, $hash, $context, $scorecard, $path, $at, $kind, $reasons, $sampled, $priority, $people, $state)
        """,
        ("$task", item.Task), ("$verdict", item.Verdict), ("$ticket", item.Ticket), ("$hash", item.TicketHash), ("$context", item.Context), ("$scorecard", item.Scorecard),
        ("$path", item.Path), ("$at", LedgerTime.Micros(item.At)), ("$kind", EnumWord.Of(item.Kind)), ("$reasons", Json(item.Reasons)), ("$sampled", item.IsSampled ? 1L : 0L),
        ("$priority", (long)item.Priority), ("$people", (long)item.People), ("$state", EnumWord.Of(item.State)));

    /// <summary>Keeps where an item stands now.</summary>
    /// <param name="open">The file.</param>
    /// <param name="item">The item.</param>
    /// <param name="owesEval">True when it has to be written to the eval items.</param>
    public static void Change(SqliteConnection open, QueueItem item, bool owesEval = false) => open.Run(
        """
        UPDATE queue_items SET kind = $kind, reasons = $reasons, priority = $priority, state = $state, holder = $holder, held_until_us = $until, disputes = $disputes,
            final_decision = $final, settled_by = $by, corrected = $corrected, owes_eval = max(owes_eval, $owes)
        WHERE id = $id
        """,
        ("$id", item.Number), ("$kind", EnumWord.Of(item.Kind)), ("$reasons", Json(item.Reasons)), ("$priority", (long)item.Priority), ("$state", EnumWord.Of(item.State)),
        ("$holder", item.Holder ?? (object)DBNull.Value), ("$until", item.HeldUntil is { } until ? LedgerTime.Micros(until) : DBNull.Value), ("$disputes", (long)item.Disputes),
        ("$final", item.Final is { } final ? EnumWord.Of(final) : DBNull.Value), ("$by", item.SettledBy ?? (object)DBNull.Value), ("$corrected", item.IsCorrected ? 1L : 0L),
        ("$owes", owesEval ? 1L : 0L));

    /// <summary>Keeps what a person did.</summary>
    /// <param name="open">The file.</param>
    /// <param name="review">What was done.</param>
    public static void Add(SqliteConnection open, Review review) => open.Run(
        """
        INSERT INTO queue_reviews (item, step, who, at_us, blind, context, scorecard, rating, machine_labels, note)
        VALUES ($item, $step, $who, $at, $blind, $context, $scorecard, $rating, $labels, $note)
        """,
        ("$item", review.Item), ("$step", EnumWord.Of(review.Step)), ("$who", review.Who), ("$at", LedgerTime.Micros(review.At)), ("$blind", review.IsBlind ? 1L : 0L),
        ("$context", review.Context), ("$scorecard", review.Scorecard), ("$rating", review.Rating is { } rating ? JsonSerializer.Serialize(rating, MachineJson.Options) : DBNull.Value),
        ("$labels", review.MachineLabels.IsEmpty ? DBNull.Value : JsonSerializer.Serialize(review.MachineLabels, MachineJson.Options)), ("$note", review.Note));

    /// <summary>Reads what people did, in the order in which they did it.</summary>
    /// <param name="open">The file.</param>
    /// <param name="where">Which, as SQL.</param>
    /// <param name="values">Its values.</param>
    /// <returns>What they did.</returns>
    public static List<Review> Reviews(SqliteConnection open, string where, params (string Name, object Value)[] values)
    {
        using SqliteCommand command = open.Command($"SELECT item, step, who, at_us, blind, context, scorecard, rating, machine_labels, note FROM queue_reviews WHERE {where} ORDER BY id", values);
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);
        List<Review> reviews = [];
        while (row.Next())
        {
            reviews.Add(new Review(row.Number(), row.Word<ReviewStep>(), row.Text(), row.At())
            {
                IsBlind = row.Flag(),
                Context = row.Text(),
                Scorecard = row.Text(),
                Rating = row.OptionalText() is { } rating ? JsonSerializer.Deserialize<HumanRating>(rating, MachineJson.Options) : null,
                MachineLabels = row.OptionalText() is { } labels ? JsonSerializer.Deserialize<ImmutableSortedDictionary<string, string>>(labels, MachineJson.Options)! : new HumanRating().Labels,
                Note = row.Text(),
            });
        }

        return reviews;
    }

    private static QueueItem Read(RowReader row) => new(row.Number(), row.Text(), row.Text(), row.Text())
    {
        TicketHash = row.Text(),
        Context = row.Text(),
        Scorecard = row.Text(),
        Path = row.Text(),
        At = row.At(),
        Kind = row.Word<QueueKind>(),
        Reasons = JsonSerializer.Deserialize<ImmutableArray<QueueReason>>(row.Text(), MachineJson.Options),
        IsSampled = row.Flag(),
        Priority = (int)row.Number(),
        People = (int)row.Number(),
        State = row.Word<QueueState>(),
        Holder = row.OptionalText(),
        HeldUntil = row.OptionalNumber() is { } until ? LedgerTime.At(until) : null,
        Disputes = (int)row.Number(),
        Final = row.OptionalWord<Decision>(),
        SettledBy = row.OptionalText(),
        IsCorrected = row.Flag(),
    };

    private static string Json(ImmutableArray<QueueReason> reasons) => JsonSerializer.Serialize(reasons, MachineJson.Options);
}
