namespace Suffice.Ledger.Schema;

/// <summary>Schema 6: which policy was in force when.</summary>
internal static class LedgerSchemaVersion6
{
    /// <summary>Rows name the version of the policy that served them; what that version said is kept here, once for each time it came into force.</summary>
    public const string Policies = """
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
}
