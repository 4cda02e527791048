namespace Suffice.Ledger.Schema;

/// <summary>Schema 6: which policy was in force when, and roll-ups coarse enough that a year of a busy gateway is read in a moment.</summary>
internal static class LedgerSchemaVersion6
{
    /// <summary>The tables. The coarse roll-ups are then derived from the fine ones; the costliest requests, which no roll-up knows, are looked for row by row afterwards.</summary>
    public const string Tables = Policies + Lines + Others;

    // Rows name the version of the policy that served them; what that version said is kept here, once for each time it came into force.
    private const string Policies = """
        CREATE TABLE policies (
            place INTEGER PRIMARY KEY AUTOINCREMENT,
            at_us INTEGER NOT NULL,
            version TEXT NOT NULL,
            price_version TEXT NOT NULL,
            stated TEXT NOT NULL
        ) STRICT;
        CREATE INDEX policies_version ON policies (version);
        CREATE TRIGGER policies_stay BEFORE UPDATE ON policies BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER policies_are_kept BEFORE DELETE ON policies BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

        """;

    private const string Lines = """
        CREATE TABLE rollup_lines (
            grain TEXT NOT NULL,
            day INTEGER NOT NULL,
            task TEXT NOT NULL,
            model TEXT NOT NULL,
            key_name TEXT NOT NULL,
            is_external INTEGER NOT NULL,
            is_watch INTEGER NOT NULL,
            served INTEGER NOT NULL,
            served_unpassed INTEGER NOT NULL,
            refused INTEGER NOT NULL,
            person INTEGER NOT NULL,
            failed INTEGER NOT NULL,
            cancelled INTEGER NOT NULL,
            requests INTEGER NOT NULL,
            escalated INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            estimated_attempts INTEGER NOT NULL,
            unpriced INTEGER NOT NULL,
            known_cost_pusd ANY NOT NULL,
            baseline_known INTEGER NOT NULL,
            baseline_cost_pusd ANY NOT NULL,
            compared INTEGER NOT NULL,
            compared_cost_pusd ANY NOT NULL,
            compared_baseline_pusd ANY NOT NULL,
            rejected_cost_pusd ANY NOT NULL,
            check_cost_pusd ANY NOT NULL,
            input_tokens INTEGER NOT NULL,
            cache_read_tokens INTEGER NOT NULL,
            cache_write_5m_tokens INTEGER NOT NULL,
            cache_write_1h_tokens INTEGER NOT NULL,
            audio_input_tokens INTEGER NOT NULL,
            output_tokens INTEGER NOT NULL,
            reasoning_tokens INTEGER NOT NULL,
            audio_output_tokens INTEGER NOT NULL,
            latency_us INTEGER NOT NULL,
            overhead_us INTEGER NOT NULL,
            latencies TEXT NOT NULL,
            PRIMARY KEY (grain, day, task, model, key_name, is_external, is_watch)
        ) STRICT, WITHOUT ROWID;

        """;

    private const string Others = """
        CREATE INDEX shadows_at ON shadows (at_us);
        CREATE INDEX shadow_verdicts_request ON shadow_verdicts (request, place);

        CREATE INDEX rollup_requests_pipeline ON rollup_requests (pipeline, day) WHERE pipeline <> '';

        CREATE TABLE rollup_attempts_month (
            day INTEGER NOT NULL,
            task TEXT NOT NULL,
            model TEXT NOT NULL,
            purpose TEXT NOT NULL,
            outcome TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            unpriced INTEGER NOT NULL,
            cost_pusd ANY NOT NULL,
            input_tokens INTEGER NOT NULL,
            cache_read_tokens INTEGER NOT NULL,
            cache_write_5m_tokens INTEGER NOT NULL,
            cache_write_1h_tokens INTEGER NOT NULL,
            audio_input_tokens INTEGER NOT NULL,
            output_tokens INTEGER NOT NULL,
            reasoning_tokens INTEGER NOT NULL,
            audio_output_tokens INTEGER NOT NULL,
            latency_us INTEGER NOT NULL,
            PRIMARY KEY (day, task, model, purpose, outcome)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE rollup_costliest (
            day INTEGER NOT NULL,
            task TEXT NOT NULL,
            id TEXT NOT NULL,
            at_us INTEGER NOT NULL,
            model TEXT,
            fingerprint TEXT,
            cost_pusd ANY NOT NULL,
            is_priced INTEGER NOT NULL,
            PRIMARY KEY (day, task, id)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO meta SELECT 'costliest_missing_to', value FROM meta WHERE key = 'rolled_up_to';
        """;
}
