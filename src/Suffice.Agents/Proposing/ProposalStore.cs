using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Suffice.Agents.Keeping;
using Suffice.Files;
using Suffice.Ledger.Tables;

namespace Suffice.Agents.Proposing;

/// <summary>The proposals, each with its whole history.</summary>
/// <param name="file">Where.</param>
public sealed class ProposalStore(AgentsFile file)
{
    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS proposals (
            id TEXT PRIMARY KEY, year INTEGER NOT NULL, number INTEGER NOT NULL, agent TEXT NOT NULL, pattern TEXT NOT NULL, state TEXT NOT NULL, at_us INTEGER NOT NULL, json TEXT NOT NULL,
            UNIQUE (year, number)
        ) STRICT;
        CREATE TABLE IF NOT EXISTS proposal_notes (
            place INTEGER PRIMARY KEY, proposal TEXT NOT NULL, state TEXT NOT NULL, at_us INTEGER NOT NULL, by TEXT NOT NULL
        ) STRICT;
        """;

    /// <summary>Keeps a new proposal under the next number of its year.</summary>
    /// <param name="proposal">The proposal; its id is given here.</param>
    /// <returns>The proposal with its id.</returns>
    /// <exception cref="SqliteException">The file cannot be written.</exception>
    public Proposal Add(Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);

        return file.Write(Tables, connection =>
        {
            int year = proposal.At.UtcDateTime.Year;
            long number = connection.Number("SELECT max(number) FROM proposals WHERE year = @year", ("@year", year)) + 1;
            Proposal named = proposal with { Id = string.Create(CultureInfo.InvariantCulture, $"P-{year}-{number:0000}") };
            connection.Run(
                "INSERT INTO proposals (id, year, number, agent, pattern, state, at_us, json) VALUES (@id, @year, @number, @agent, @pattern, @state, @at, @json)",
                [("@year", year), ("@number", number), .. ValuesOf(named)]);
            Note(connection, named, "chief");

            return named;
        });
    }

    /// <summary>Changes a proposal, of which nothing else may have changed meanwhile.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="change">Makes it of the one kept; may throw, and then nothing is changed.</param>
    /// <returns>The changed one.</returns>
    /// <exception cref="ProposalException">There is no such proposal.</exception>
    /// <exception cref="SqliteException">The file cannot be written.</exception>
    public Proposal Change(string id, string by, Func<Proposal, Proposal> change)
    {
        ArgumentNullException.ThrowIfNull(change);

        return file.Write(Tables, connection =>
        {
            Proposal changed = change(Find(connection, id) ?? throw Missing(id));
            connection.Run("UPDATE proposals SET agent = @agent, pattern = @pattern, state = @state, at_us = @at, json = @json WHERE id = @id", ValuesOf(changed));
            Note(connection, changed, by);

            return changed;
        });
    }

    /// <summary>Finds a proposal.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The proposal.</returns>
    /// <exception cref="ProposalException">There is no such proposal.</exception>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public Proposal Find(string id) => file.Read(Tables, connection => Find(connection, id)) ?? throw Missing(id);

    /// <summary>Lists proposals, the latest first.</summary>
    /// <param name="pattern">Of this pattern's key; <see langword="null"/> for all.</param>
    /// <returns>The proposals.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public ImmutableArray<Proposal> List(string? pattern = null) => file.Read(Tables, connection =>
    {
        using SqliteCommand command = connection.Command("SELECT json FROM proposals WHERE @pattern = '' OR pattern = @pattern ORDER BY at_us DESC, year DESC, number DESC", ("@pattern", pattern ?? string.Empty));
        using SqliteDataReader reader = command.ExecuteReader();
        ImmutableArray<Proposal>.Builder found = ImmutableArray.CreateBuilder<Proposal>();
        while (reader.Read())
        {
            found.Add(JsonSerializer.Deserialize<Proposal>(reader.GetString(0), MachineJson.Options)!);
        }

        return found.ToImmutable();
    });

    /// <summary>Where a proposal has stood, the first first.</summary>
    /// <param name="id">Its id, as it is kept.</param>
    /// <returns>Each change, with when and by whom.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public ImmutableArray<ProposalStep> History(string id) => file.Read(Tables, connection =>
    {
        using SqliteCommand command = connection.Command("SELECT state, at_us, by FROM proposal_notes WHERE proposal = @id ORDER BY place", ("@id", id));
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);
        ImmutableArray<ProposalStep>.Builder steps = ImmutableArray.CreateBuilder<ProposalStep>();
        while (row.Next())
        {
            steps.Add(new ProposalStep(row.Word<ProposalState>(), row.At(), row.Text()));
        }

        return steps.ToImmutable();
    });

    private static Proposal? Find(SqliteConnection connection, string id) =>
        connection.Scalar("SELECT json FROM proposals WHERE id = @id COLLATE NOCASE", ("@id", id)) is string json ? JsonSerializer.Deserialize<Proposal>(json, MachineJson.Options) : null;

    private static (string, object)[] ValuesOf(Proposal proposal) =>
    [
        ("@id", proposal.Id),
        ("@agent", proposal.Target.Agent),
        ("@pattern", proposal.Pattern.Key),
        ("@state", EnumWord.Of(proposal.State)),
        ("@at", LedgerTime.Micros(proposal.At)),
        ("@json", JsonSerializer.Serialize(proposal, MachineJson.Options)),
    ];

    private void Note(SqliteConnection connection, Proposal proposal, string by) => connection.Run(
        "INSERT INTO proposal_notes (proposal, state, at_us, by) VALUES (@id, @state, @at, @by)",
        ("@id", proposal.Id), ("@state", EnumWord.Of(proposal.State)), ("@at", LedgerTime.Micros(file.Time.GetUtcNow())), ("@by", by));

    private static ProposalException Missing(string id) => new($"there is no proposal \"{id}\"; suffice review proposals lists them");
}

/// <summary>A moment of a proposal.</summary>
/// <param name="State">Where it stood then.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who brought it there: a person, <c>chief</c> or <c>watch</c>.</param>
public sealed record ProposalStep(ProposalState State, DateTimeOffset At, string By);

/// <summary>What is to be done with a proposal cannot be; whoever asked can put it right.</summary>
public sealed class ProposalException : Exception
{
    /// <summary>Makes one.</summary>
    public ProposalException()
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What is wrong, and what would be right.</param>
    public ProposalException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What is wrong, and what would be right.</param>
    /// <param name="innerException">What led to it.</param>
    public ProposalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
