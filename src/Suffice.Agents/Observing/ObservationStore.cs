using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Suffice.Agents.Keeping;
using Suffice.Ledger.Tables;

namespace Suffice.Agents.Observing;

/// <summary>The observations that are kept. Nothing is ever changed in it or taken out of it.</summary>
/// <param name="file">Where.</param>
public sealed class ObservationStore(AgentsFile file)
{
    private const string Columns = "id, at_us, by, agent, code, field, context_item, quote, trace, ticket";

    /// <summary>Keeps observations, all or none; those that are there already change nothing.</summary>
    /// <param name="observations">What was noted; one without a time is noted now.</param>
    /// <returns>How many were new.</returns>
    /// <exception cref="ObservationException">One of them says something that it may not; nothing is kept.</exception>
    /// <exception cref="SqliteException">The file cannot be written.</exception>
    public int Append(params IReadOnlyCollection<Observation> observations)
    {
        ArgumentNullException.ThrowIfNull(observations);
        DateTimeOffset now = file.Time.GetUtcNow();
        ImmutableArray<Observation> complete = [.. observations.Select(said => ObservationRules.Complete(said, now))];

        return complete.IsEmpty ? 0 : file.Write(ObservingTables.Sql, connection => complete.Sum(said => Insert(connection, said)));
    }

    /// <summary>Keeps observations inside a writing of one's own; what may not be said is left out.</summary>
    /// <param name="connection">The open file, with <see cref="ObservingTables"/>.</param>
    /// <param name="now">The time.</param>
    /// <param name="observations">What was noted.</param>
    internal static void Append(SqliteConnection connection, DateTimeOffset now, IEnumerable<Observation> observations)
    {
        foreach (Observation said in observations)
        {
            try
            {
                Insert(connection, ObservationRules.Complete(said, now));
            }
            catch (ObservationException)
            {
                // A ticket whose id is no name: its verdict stands all the same.
            }
        }
    }

    /// <summary>Lists observations, the earliest first.</summary>
    /// <param name="agent">Whose weaknesses; <see langword="null"/> for all.</param>
    /// <param name="since">Not before this; <see langword="null"/> for all.</param>
    /// <param name="limit">At most so many, the latest; <see langword="null"/> for all.</param>
    /// <returns>The observations.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public ImmutableArray<Observation> List(string? agent = null, DateTimeOffset? since = null, int? limit = null) => file.Read(ObservingTables.Sql, connection =>
    {
        using SqliteCommand command = connection.Command(
            $"SELECT {Columns} FROM (SELECT {Columns} FROM observations WHERE (@agent = '' OR agent = @agent) AND at_us >= @since "
            + "ORDER BY at_us DESC, id DESC LIMIT @limit) ORDER BY at_us, id",
            ("@agent", agent ?? string.Empty),
            ("@since", since is { } from ? LedgerTime.Micros(from) : long.MinValue),
            ("@limit", limit ?? -1));
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);
        ImmutableArray<Observation>.Builder found = ImmutableArray.CreateBuilder<Observation>();
        while (row.Next())
        {
            found.Add(Read(row));
        }

        return found.ToImmutable();
    });

    private static int Insert(SqliteConnection connection, Observation said) => connection.Run(
        $"INSERT INTO observations ({Columns}) VALUES (@id, @at, @by, @agent, @code, @field, @item, @quote, @trace, @ticket) ON CONFLICT (id) DO NOTHING",
        ("@id", said.Id),
        ("@at", LedgerTime.Micros(said.At)),
        ("@by", said.By),
        ("@agent", said.Agent),
        ("@code", said.Code),
        ("@field", said.Field),
        ("@item", said.ContextItem),
        ("@quote", said.Quote),
        ("@trace", said.Trace),
        ("@ticket", said.Ticket));

    private static Observation Read(RowReader row)
    {
        string id = row.Text();
        DateTimeOffset at = row.At();

        return new Observation(row.Text(), row.Text(), row.Text())
        {
            Id = id,
            At = at,
            Field = row.Text(),
            ContextItem = row.Text(),
            Quote = row.Text(),
            Trace = row.Text(),
            Ticket = row.Text(),
        };
    }
}
