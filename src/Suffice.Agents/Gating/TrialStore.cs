using System.Security.Cryptography;
using System.Text;
using Suffice.Agents.Keeping;
using Suffice.Agents.Prompting;
using Suffice.Agents.Examples;
using Suffice.Ledger.Tables;
using Microsoft.Data.Sqlite;

namespace Suffice.Agents.Gating;

/// <summary>Every case that was judged for a gate, kept when it was judged: a trial that was stopped goes on and buys nothing twice.</summary>
/// <param name="file">Where.</param>
internal sealed class TrialStore(AgentsFile file)
{
    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS proposal_evals (
            task TEXT NOT NULL, context TEXT NOT NULL, policy TEXT NOT NULL, item TEXT NOT NULL, item_hash TEXT NOT NULL,
            passed INTEGER NOT NULL, decision TEXT NOT NULL, cost_pico INTEGER, request TEXT, at_us INTEGER NOT NULL,
            PRIMARY KEY (task, context, policy, item, item_hash)
        ) STRICT, WITHOUT ROWID;
        """;

    private const string Where = "task = @task AND context = @context AND policy = @policy AND item = @item AND item_hash = @hash";

    /// <summary>Finds what came of a case.</summary>
    /// <param name="standard">By what it was judged.</param>
    /// <param name="policy">The policy's version.</param>
    /// <param name="one">The case.</param>
    /// <returns>What came of it; <see langword="null"/> when it was not judged so.</returns>
    public TrialOutcome? Find(WorkerStandard standard, string policy, WorkerCase one) => file.Read(Tables, connection =>
    {
        using SqliteCommand command = connection.Command($"SELECT passed, cost_pico FROM proposal_evals WHERE {Where}", KeyOf(standard, policy, one));
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);

        return row.Next() ? new TrialOutcome(row.Flag(), row.OptionalUsd()) { IsKept = true } : null;
    });

    /// <summary>Finds what came of a case last, under whichever policy.</summary>
    /// <param name="standard">By what it was judged.</param>
    /// <param name="one">The case.</param>
    /// <returns>What came of it; <see langword="null"/> when it was not judged so.</returns>
    public TrialOutcome? FindLatest(WorkerStandard standard, WorkerCase one) => file.Read(Tables, connection =>
    {
        using SqliteCommand command = connection.Command(
            "SELECT passed, cost_pico FROM proposal_evals WHERE task = @task AND context = @context AND item = @item AND item_hash = @hash ORDER BY at_us DESC LIMIT 1", KeyOf(standard, string.Empty, one));
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);

        return row.Next() ? new TrialOutcome(row.Flag(), row.OptionalUsd()) { IsKept = true } : null;
    });

    /// <summary>Keeps what came of a case.</summary>
    /// <param name="standard">By what it was judged.</param>
    /// <param name="policy">The policy's version.</param>
    /// <param name="one">The case.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="decision">The worker's decision, in a word.</param>
    /// <param name="request">The ledger's row; <see langword="null"/> when no model was asked.</param>
    public void Keep(WorkerStandard standard, string policy, WorkerCase one, TrialOutcome outcome, string decision, string? request) => file.Write(Tables, connection => connection.Run(
        "INSERT OR REPLACE INTO proposal_evals (task, context, policy, item, item_hash, passed, decision, cost_pico, request, at_us) "
        + "VALUES (@task, @context, @policy, @item, @hash, @passed, @decision, @cost, @request, @at)",
        [
            .. KeyOf(standard, policy, one),
            ("@passed", outcome.Passed ? 1 : 0),
            ("@decision", decision),
            ("@cost", outcome.CostUsd is { } usd ? (long)PicoUsd.From(usd) : DBNull.Value),
            ("@request", (object?)request ?? DBNull.Value),
            ("@at", LedgerTime.Micros(file.Time.GetUtcNow())),
        ]));

    // An answer of another form is another answer.
    private static string FormOf(WorkerStandard standard) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(standard.Schema.GetRawText())).AsSpan(0, 8));

    private static (string, object)[] KeyOf(WorkerStandard standard, string policy, WorkerCase one) =>
        [("@task", standard.Task), ("@context", $"{standard.Context.Hash}+{FormOf(standard)}"), ("@policy", policy), ("@item", one.Id), ("@hash", one.Hash())];
}

/// <summary>What came of a case.</summary>
/// <param name="Passed">True when the verdict is what was to come.</param>
/// <param name="CostUsd">What it cost when it was bought, USD; <see langword="null"/> when a price is not known.</param>
internal sealed record TrialOutcome(bool Passed, decimal? CostUsd)
{
    /// <summary>True when it was bought by an earlier trial.</summary>
    public bool IsKept { get; init; }
}
