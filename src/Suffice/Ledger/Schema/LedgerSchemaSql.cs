namespace Suffice.Ledger.Schema;

/// <summary>The SQL of each schema version. A released version is never edited; the next one is added.</summary>
internal static class LedgerSchemaSql
{
    public const string Version1 = Tables + Guards + Rollups;

    /// <summary>Adds the name of the key that made a request; roll-ups of before count under no key.</summary>
    public const string Version2 = """
        ALTER TABLE requests ADD COLUMN key_name TEXT;

        ALTER TABLE rollup_requests RENAME TO rollup_requests_v1;
        CREATE TABLE rollup_requests (
            day INTEGER NOT NULL,
            task TEXT NOT NULL,
            model TEXT NOT NULL,
            outcome TEXT NOT NULL,
            key_name TEXT NOT NULL,
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
            PRIMARY KEY (day, task, model, outcome, key_name)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO rollup_requests (
                day, task, model, outcome, requests, escalated, attempts, estimated_attempts, unpriced, known_cost_pusd,
                baseline_known, baseline_cost_pusd, compared, compared_cost_pusd, compared_baseline_pusd, rejected_cost_pusd,
                check_cost_pusd, input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens,
                audio_input_tokens, output_tokens, reasoning_tokens, audio_output_tokens, latency_us, overhead_us, latencies, key_name)
            SELECT
                day, task, model, outcome, requests, escalated, attempts, estimated_attempts, unpriced, known_cost_pusd,
                baseline_known, baseline_cost_pusd, compared, compared_cost_pusd, compared_baseline_pusd, rejected_cost_pusd,
                check_cost_pusd, input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens,
                audio_input_tokens, output_tokens, reasoning_tokens, audio_output_tokens, latency_us, overhead_us, latencies, ''
            FROM rollup_requests_v1;
        DROP TABLE rollup_requests_v1;
        """;

    /// <summary>
    /// Whatever requests are asked for is found by an index, the latest arrival first. Most requests are served by their first rung:
    /// those that were not have a small index of their own. Every index costs each request about a microsecond, so that models and
    /// keys, of which there are few, are looked for among the latest rows instead.
    /// </summary>
    public const string Version3 = """
        CREATE INDEX requests_task ON requests (task, at_us);
        CREATE INDEX requests_noted ON requests (at_us) WHERE (outcome <> 'served' OR reason <> '' OR instr(path, '>') > 0);
        """;

    /// <summary>
    /// Adds what shows whether things stay true: shadows and what was judged of them, canaries, the model that a provider says answered,
    /// and how likely the start of each request was.
    /// </summary>
    public const string Version4 = """
        ALTER TABLE requests ADD COLUMN propensity_ppm INTEGER NOT NULL DEFAULT 1000000;
        ALTER TABLE attempts ADD COLUMN answered_by TEXT;

        CREATE TABLE shadows (
            seq INTEGER PRIMARY KEY,
            at_us INTEGER NOT NULL,
            task TEXT NOT NULL,
            request TEXT NOT NULL,
            ladder TEXT NOT NULL,
            model TEXT NOT NULL,
            reference TEXT NOT NULL,
            verdict TEXT NOT NULL
        ) STRICT;
        CREATE INDEX shadows_request ON shadows (request);

        CREATE TABLE shadow_verdicts (
            place INTEGER PRIMARY KEY AUTOINCREMENT,
            at_us INTEGER NOT NULL,
            request TEXT NOT NULL,
            judge TEXT NOT NULL,
            verdict TEXT NOT NULL
        ) STRICT;

        CREATE TABLE canaries (
            seq INTEGER PRIMARY KEY,
            at_us INTEGER NOT NULL,
            model TEXT NOT NULL,
            model_id TEXT NOT NULL,
            prompt TEXT NOT NULL,
            answer TEXT NOT NULL,
            expected INTEGER,
            fingerprint TEXT
        ) STRICT;

        CREATE TRIGGER shadows_stay BEFORE UPDATE ON shadows BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER verdicts_stay BEFORE UPDATE ON shadow_verdicts BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER canaries_stay BEFORE UPDATE ON canaries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER shadows_go_with_requests BEFORE DELETE ON shadows
            WHEN EXISTS (SELECT 1 FROM requests WHERE seq = OLD.seq)
            BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: the row of this shadow is still kept'); END;
        CREATE TRIGGER canaries_go_with_requests BEFORE DELETE ON canaries
            WHEN EXISTS (SELECT 1 FROM requests WHERE seq = OLD.seq)
            BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: the row of this canary is still kept'); END;
        CREATE TRIGGER verdicts_go_last BEFORE DELETE ON shadow_verdicts
            WHEN OLD.at_us >= (SELECT value FROM meta WHERE key = 'sealed_before_us')
            BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: this verdict is not past retention'); END;
        """;

    /// <summary>
    /// Adds where in a run of a pipeline a request was made; roll-ups of before count under no pipeline. Most requests belong to no run, so
    /// the index of runs holds those alone that do.
    /// </summary>
    public const string Version5 = """
        ALTER TABLE requests ADD COLUMN pipeline TEXT;
        ALTER TABLE requests ADD COLUMN step TEXT;
        ALTER TABLE requests ADD COLUMN run TEXT;
        ALTER TABLE requests ADD COLUMN step_index INTEGER;
        CREATE INDEX requests_run ON requests (run, at_us) WHERE run IS NOT NULL;

        ALTER TABLE rollup_requests RENAME TO rollup_requests_v4;
        CREATE TABLE rollup_requests (
            day INTEGER NOT NULL,
            task TEXT NOT NULL,
            model TEXT NOT NULL,
            outcome TEXT NOT NULL,
            key_name TEXT NOT NULL,
            pipeline TEXT NOT NULL,
            step TEXT NOT NULL,
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
            PRIMARY KEY (day, task, model, outcome, key_name, pipeline, step)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO rollup_requests (
                day, task, model, outcome, requests, escalated, attempts, estimated_attempts, unpriced, known_cost_pusd,
                baseline_known, baseline_cost_pusd, compared, compared_cost_pusd, compared_baseline_pusd, rejected_cost_pusd,
                check_cost_pusd, input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens,
                audio_input_tokens, output_tokens, reasoning_tokens, audio_output_tokens, latency_us, overhead_us, latencies, key_name, pipeline, step)
            SELECT
                day, task, model, outcome, requests, escalated, attempts, estimated_attempts, unpriced, known_cost_pusd,
                baseline_known, baseline_cost_pusd, compared, compared_cost_pusd, compared_baseline_pusd, rejected_cost_pusd,
                check_cost_pusd, input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens,
                audio_input_tokens, output_tokens, reasoning_tokens, audio_output_tokens, latency_us, overhead_us, latencies, key_name, '', ''
            FROM rollup_requests_v4;
        DROP TABLE rollup_requests_v4;
        """;

    private const string Tables = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;
        INSERT INTO meta VALUES ('rolled_up_to', 0), ('sealed_before_us', -9223372036854775808);

        CREATE TABLE requests (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            at_us INTEGER NOT NULL,
            task TEXT,
            source TEXT NOT NULL,
            source_why TEXT,
            fingerprint TEXT,
            endpoint TEXT NOT NULL,
            requested_model TEXT NOT NULL,
            streamed INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            model TEXT,
            path TEXT NOT NULL,
            reason TEXT NOT NULL,
            cost_pusd ANY,
            known_cost_pusd ANY NOT NULL,
            baseline_cost_pusd ANY,
            baseline_model TEXT,
            latency_us INTEGER NOT NULL,
            first_token_us INTEGER,
            overhead_us INTEGER NOT NULL,
            policy_version TEXT NOT NULL,
            price_version TEXT NOT NULL,
            error TEXT
        ) STRICT;
        CREATE INDEX requests_at ON requests (at_us);

        CREATE TABLE attempts (
            seq INTEGER NOT NULL,
            place INTEGER NOT NULL,
            number INTEGER NOT NULL,
            purpose TEXT NOT NULL,
            rung INTEGER NOT NULL,
            model TEXT NOT NULL,
            provider TEXT NOT NULL,
            at_us INTEGER NOT NULL,
            latency_us INTEGER NOT NULL,
            first_token_us INTEGER,
            outcome TEXT NOT NULL,
            input_tokens INTEGER NOT NULL,
            cache_read_tokens INTEGER NOT NULL,
            cache_write_5m_tokens INTEGER NOT NULL,
            cache_write_1h_tokens INTEGER NOT NULL,
            audio_input_tokens INTEGER NOT NULL,
            output_tokens INTEGER NOT NULL,
            reasoning_tokens INTEGER NOT NULL,
            audio_output_tokens INTEGER NOT NULL,
            usage_basis TEXT NOT NULL,
            service_tier TEXT,
            cost_pusd ANY,
            price_row TEXT,
            why_unpriced TEXT,
            failure TEXT,
            failure_message TEXT,
            upstream_id TEXT,
            checks TEXT,
            PRIMARY KEY (seq, place)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE content (
            seq INTEGER PRIMARY KEY,
            at_us INTEGER NOT NULL,
            request TEXT,
            answer TEXT,
            details TEXT
        ) STRICT;
        CREATE INDEX content_at ON content (at_us);

        CREATE VIEW check_outcomes AS
            SELECT attempts.seq, place, json_extract(item.value, '$[0]') AS check_name, json_extract(item.value, '$[1]') AS finding
            FROM attempts, json_each(attempts.checks) AS item;

        """;

    private const string Guards = """
        CREATE TRIGGER requests_stay BEFORE UPDATE ON requests BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER attempts_stay BEFORE UPDATE ON attempts BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER content_stays BEFORE UPDATE ON content BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER requests_go_last BEFORE DELETE ON requests
            WHEN OLD.seq > (SELECT value FROM meta WHERE key = 'rolled_up_to')
                OR OLD.at_us >= (SELECT value FROM meta WHERE key = 'sealed_before_us')
            BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: this request is not rolled up and past retention'); END;
        CREATE TRIGGER attempts_go_with_requests BEFORE DELETE ON attempts
            WHEN EXISTS (SELECT 1 FROM requests WHERE seq = OLD.seq)
            BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: the request of this attempt is still kept'); END;

        """;

    private const string Rollups = """
        CREATE TABLE rollup_requests (
            day INTEGER NOT NULL,
            task TEXT NOT NULL,
            model TEXT NOT NULL,
            outcome TEXT NOT NULL,
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
            PRIMARY KEY (day, task, model, outcome)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE rollup_attempts (
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

        CREATE TABLE rollup_reasons (
            day INTEGER NOT NULL,
            task TEXT NOT NULL,
            reason TEXT NOT NULL,
            requests INTEGER NOT NULL,
            PRIMARY KEY (day, task, reason)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE rollup_fingerprints (
            day INTEGER NOT NULL,
            task TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            requests INTEGER NOT NULL,
            PRIMARY KEY (day, task, fingerprint)
        ) STRICT, WITHOUT ROWID;
        """;
}
