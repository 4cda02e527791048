using System.Text.Json;
using Microsoft.Data.Sqlite;
using Suffice.Files;
using Suffice.Ledger.Tables;
using Suffice.Ledger.Writing;
using Suffice.Pipelines.Scopes;

namespace Suffice.Running.Keeping;

/// <summary>Keeps what the steps of runs made, so that a rerun goes on and nothing is done twice.</summary>
/// <remarks>
/// One SQLite file beside the ledger. A step is kept before the next that needs it begins; no end of the process can take it then. Texts are
/// overwritten when they are deleted. Safe for concurrent use, by several processes too.
/// </remarks>
public sealed class RunStore : IDisposable
{
    // Every run of the process waits meanwhile.
    private const int BusySeconds = 2;

    /// <summary>The file's name, in the ledger's folder.</summary>
    public const string FileName = "runs.db";

    private readonly Lock guard = new();
    private readonly HashSet<string> inHand = new(StringComparer.Ordinal);
    private readonly string path;
    private readonly TimeProvider time;
    private readonly RunOwner here = RunOwner.Here();
    private SqliteConnection? connection;

    /// <summary>Makes the store; the file is opened when it is first needed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">The clock.</param>
    public RunStore(string path, TimeProvider time)
    {
        this.path = path;
        this.time = time;
    }

    /// <summary>The store beside a ledger.</summary>
    /// <param name="ledgerPath">The ledger's file.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The store.</returns>
    public static RunStore Beside(string ledgerPath, TimeProvider time) =>
        new(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(ledgerPath))!, FileName), time);

    /// <summary>Takes a run in hand: a new one, or one that stopped.</summary>
    /// <param name="wanted">The run as it would begin.</param>
    /// <param name="hasInput">True when its input was stated; else the one it was begun with holds.</param>
    /// <param name="keep">How long it is kept.</param>
    /// <param name="deadline">After how long it cannot be under way any more.</param>
    /// <returns>The run as it stands, or why it is not to be had.</returns>
    /// <exception cref="SqliteException">The file cannot be read or written.</exception>
    internal (KeptRun? Run, RunRefusal? Refusal) Take(KeptRun wanted, bool hasInput, TimeSpan keep, TimeSpan deadline)
    {
        lock (guard)
        {
            SqliteConnection open = OpenSound();
            using SqliteTransaction transaction = open.BeginTransaction(deferred: false);
            long now = LedgerTime.Micros(time.GetUtcNow());
            open.Run(Expired, ("$now", now));
            if (Find(open, wanted.Id) is not { } known)
            {
                if (wanted.Input is not { } input)
                {
                    return (null, new RunRefusal(RunRefusalKind.BadInput, $"there is no run {wanted.Id} of {wanted.Pipeline} to go on with; give its input to begin it"));
                }

                open.Run(
                    "INSERT INTO runs (id, pipeline, caller, input, tries, status, owner, begun_us, until_us, expires_us) VALUES ($id, $pipeline, $caller, $input, 1, 'running', $owner, $now, $until, $expires)",
                    ("$id", wanted.Id), ("$pipeline", wanted.Pipeline), ("$caller", wanted.Caller), ("$input", input.GetRawText()),
                    ("$owner", here.ToString()), ("$now", now), ("$until", now + LedgerTime.Micros(deadline)), ("$expires", now + LedgerTime.Micros(keep)));
                transaction.Commit();
                inHand.Add(wanted.Id);
                return (wanted with { BegunMicros = now }, null);
            }

            if (WhyNot(open, known, wanted, hasInput, now) is { } refusal)
            {
                return (null, refusal);
            }

            if (known.Ended != RunStatus.Completed)
            {
                open.Run(
                    "UPDATE runs SET tries = tries + 1, status = 'running', owner = $owner, until_us = $until, expires_us = $expires WHERE id = $id",
                    ("$id", known.Id), ("$owner", here.ToString()), ("$until", now + LedgerTime.Micros(deadline)), ("$expires", now + LedgerTime.Micros(keep)));
                transaction.Commit();
                inHand.Add(known.Id);
                return (known with { Tries = known.Tries + 1, Ended = null }, null);
            }

            transaction.Commit();
            return (known, null);
        }
    }

    /// <summary>Keeps a step.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="step">What came of the step.</param>
    /// <exception cref="SqliteException">The file cannot be written.</exception>
    internal void Add(string run, KeptStep step)
    {
        lock (guard)
        {
            Open().Run(
                "INSERT INTO steps (run, signature, report, answer) VALUES ($run, $signature, $report, $answer)",
                ("$run", run), ("$signature", step.Signature),
                ("$report", JsonSerializer.Serialize(step.Report with { IsEarlier = true }, MachineJson.Options)),
                ("$answer", step.Answer is { } answer ? answer.GetRawText() : DBNull.Value));
        }
    }

    /// <summary>Ends a run.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="output">What it made.</param>
    /// <exception cref="SqliteException">The file cannot be written.</exception>
    internal void End(string run, RunStatus status, JsonElement? output)
    {
        lock (guard)
        {
            inHand.Remove(run);
            Open().Run(
                "UPDATE runs SET status = $status, output = $output WHERE id = $id AND owner = $owner",
                ("$id", run), ("$owner", here.ToString()), ("$status", EnumWord.Of(status)), ("$output", output is { } made ? made.GetRawText() : DBNull.Value));
        }
    }

    /// <summary>Forgets the runs whose time has passed, to the last byte. A file that cannot be written is left for the next time.</summary>
    public void Sweep()
    {
        lock (guard)
        {
            if (!File.Exists(path))
            {
                return;
            }

            try
            {
                if (OpenSound().Run(Expired, ("$now", LedgerTime.Micros(time.GetUtcNow()))) > 0)
                {
                    Open().Run("PRAGMA wal_checkpoint(TRUNCATE)"); // Until then the log beside the file holds what was deleted.
                }
            }
            catch (Exception broken) when (broken is SqliteException or IOException or UnauthorizedAccessException)
            {
                // The next run that is begun tells of it.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (guard)
        {
            connection?.Dispose();
            connection = null;
        }
    }

    private RunRefusal? WhyNot(SqliteConnection open, KeptRun known, KeptRun wanted, bool hasInput, long nowMicros)
    {
        if (known.Pipeline != wanted.Pipeline || known.Caller != wanted.Caller)
        {
            return new RunRefusal(RunRefusalKind.AnotherRun, $"the run {wanted.Id} is another's; choose another id, or none");
        }

        if (hasInput && !(known.Input is { } before && wanted.Input is { } now && JsonValues.Same(before, now)))
        {
            return new RunRefusal(RunRefusalKind.AnotherRun, $"the run {wanted.Id} was begun with another input; leave the input out to go on with it, or choose another id");
        }

        return known.Ended is null && IsUnderWay(open, known, nowMicros)
            ? new RunRefusal(RunRefusalKind.UnderWay, $"the run {wanted.Id} is under way; wait for its end")
            : null;
    }

    private bool IsUnderWay(SqliteConnection open, KeptRun known, long now)
    {
        string owner = open.Scalar("SELECT owner FROM runs WHERE id = $id", ("$id", known.Id)) as string ?? string.Empty;
        if (owner == here.ToString())
        {
            return inHand.Contains(known.Id);
        }

        return RunOwner.Read(owner)?.IsAlive() ?? open.Number("SELECT until_us FROM runs WHERE id = $id", ("$id", known.Id)) > now;
    }

    private static KeptRun? Find(SqliteConnection open, string id)
    {
        using SqliteCommand command = open.Command("SELECT pipeline, caller, input, begun_us, tries, status, output FROM runs WHERE id = $id", ("$id", id));
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);

        return row.Next()
            ? new KeptRun
            {
                Id = id,
                Pipeline = row.Text(),
                Caller = row.Text(),
                Input = Json(row.Text()),
                BegunMicros = row.Number(),
                Tries = int.CreateChecked(row.Number()),
                Ended = EnumWord.Read<RunStatus>(row.Text()),
                Output = row.OptionalText() is { } output ? Json(output) : null,
                Steps = [.. StepsOf(open, id)],
            }
            : null;
    }

    private static IEnumerable<KeptStep> StepsOf(SqliteConnection open, string id)
    {
        using SqliteCommand command = open.Command("SELECT signature, report, answer FROM steps WHERE run = $run ORDER BY place", ("$run", id));
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);
        while (row.Next())
        {
            yield return new KeptStep(
                row.Text(),
                JsonSerializer.Deserialize<StepReport>(row.Text(), MachineJson.Options)!,
                row.OptionalText() is { } answer ? Json(answer) : null);
        }
    }

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text, MachineJson.Options);

    // A file that is no database, or no more, is moved out of the way; nothing is deleted.
    private SqliteConnection OpenSound()
    {
        try
        {
            SqliteConnection open = Open();
            open.Number("SELECT count(*) FROM runs WHERE id = ''");
            return open;
        }
        catch (SqliteException broken) when (LedgerStore.IsCorruption(broken))
        {
            connection?.Dispose();
            connection = null;
            LedgerConnection.MoveAside(path, time.GetUtcNow());

            return Open();
        }
    }

    private SqliteConnection Open()
    {
        if (connection is { } open)
        {
            return open;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        KeepFromOthers();
        SqliteConnection opened = LedgerConnection.Open(path, SqliteOpenMode.ReadWriteCreate, BusySeconds);
        try
        {
            opened.Run($"PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; {Tables}");
        }
        catch
        {
            opened.Dispose();
            throw;
        }

        return connection = opened;
    }

    // It holds prompts and answers: a new file can be read by its owner alone, and SQLite gives the log beside it the same mode.
    private void KeepFromOthers()
    {
        if (!OperatingSystem.IsWindows() && !File.Exists(path))
        {
            using FileStream made = new(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        }
    }

    private const string Expired = "DELETE FROM runs WHERE expires_us <= $now AND (status <> 'running' OR until_us <= $now)";

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS runs (
            id TEXT PRIMARY KEY,
            pipeline TEXT NOT NULL,
            caller TEXT NOT NULL,
            input TEXT NOT NULL,
            tries INTEGER NOT NULL,
            status TEXT NOT NULL,
            output TEXT,
            owner TEXT NOT NULL,
            begun_us INTEGER NOT NULL,
            until_us INTEGER NOT NULL,
            expires_us INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX IF NOT EXISTS runs_expire ON runs (expires_us);
        CREATE TABLE IF NOT EXISTS steps (
            place INTEGER PRIMARY KEY,
            run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            signature TEXT NOT NULL,
            report TEXT NOT NULL,
            answer TEXT
        ) STRICT;
        CREATE INDEX IF NOT EXISTS steps_of_run ON steps (run, place);
        """;
}
