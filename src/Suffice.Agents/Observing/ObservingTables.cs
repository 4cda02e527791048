namespace Suffice.Agents.Observing;

/// <summary>The tables of observations and of what people decided of patterns.</summary>
internal static class ObservingTables
{
    public const string Sql =
        """
        CREATE TABLE IF NOT EXISTS observations (
            id TEXT PRIMARY KEY, at_us INTEGER NOT NULL, by TEXT NOT NULL, agent TEXT NOT NULL, code TEXT NOT NULL,
            field TEXT NOT NULL, context_item TEXT NOT NULL, quote TEXT NOT NULL, trace TEXT NOT NULL, ticket TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS observations_agent_at ON observations (agent, at_us);
        CREATE TABLE IF NOT EXISTS patterns (
            key TEXT PRIMARY KEY, action TEXT NOT NULL, at_us INTEGER NOT NULL, by TEXT NOT NULL, why TEXT NOT NULL,
            until_day INTEGER, into_key TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS pattern_notes (
            number INTEGER PRIMARY KEY, key TEXT NOT NULL, action TEXT NOT NULL, at_us INTEGER NOT NULL, by TEXT NOT NULL, why TEXT NOT NULL,
            until_day INTEGER, into_key TEXT
        ) STRICT;
        """;
}
