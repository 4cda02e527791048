using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Reading;

/// <summary>Reads what shows whether things stay true: shadows, what was judged of them, canaries, and requests in the order they were written.</summary>
/// <remarks>Each call reads one consistent state, also while the ledger is being written.</remarks>
/// <param name="path">The ledger's file.</param>
public sealed class WatchReader(string path)
{
    private readonly LedgerReader ledger = new(path);

    /// <summary>The shadows of a time, in the order written, each with the last word of a judge.</summary>
    /// <param name="after">Only those with a higher place.</param>
    /// <param name="from">Only those asked from then on; <see langword="null"/> for all.</param>
    /// <param name="to">Only those asked before then; <see langword="null"/> for all.</param>
    /// <returns>The shadows.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public ImmutableArray<ShadowNote> ReadShadows(long after = 0, DateTimeOffset? from = null, DateTimeOffset? to = null) => ledger.Read(connection =>
    {
        using SqliteCommand command = connection.Command(
            $"""
            SELECT {ShadowTable.Names},
                (SELECT verdict FROM shadow_verdicts WHERE shadow_verdicts.request = shadows.request ORDER BY place DESC LIMIT 1)
            FROM shadows WHERE seq > $after AND at_us >= $from AND at_us < $to ORDER BY seq
            """,
            Span(after, from, to));

        return ReadAll(command, row => ShadowTable.Read(row) with { Judged = row.OptionalWord<ShadowVerdict>() });
    });

    /// <summary>How many shadows of a time told what, each counted by the last word of a judge too.</summary>
    /// <param name="from">Only those asked from then on.</param>
    /// <param name="to">Only those asked before then.</param>
    /// <returns>The counts, by task, ladder and model.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public ImmutableArray<ShadowCount> CountShadows(DateTimeOffset from, DateTimeOffset to) => ledger.Read(connection =>
    {
        // Of a group, SQLite takes the bare column from the row that has the maximum.
        using SqliteCommand command = connection.Command(
            """
            SELECT task, ladder, model, shadows.verdict, judged.verdict, count(*) FROM shadows
            LEFT JOIN (SELECT request, verdict, max(place) FROM shadow_verdicts GROUP BY request) AS judged USING (request)
            WHERE at_us >= $from AND at_us < $to GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
            """,
            ("$from", LedgerTime.Micros(from)),
            ("$to", LedgerTime.Micros(to)));

        return ReadAll(command, row => new ShadowCount(
            row.Name(), row.Name(), row.Name(), row.Word<ShadowVerdict>(), row.OptionalWord<ShadowVerdict>(), row.Number()));
    });

    /// <summary>What was judged later, in the order it was said.</summary>
    /// <param name="after">Only those with a higher place.</param>
    /// <returns>The verdicts.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    internal ImmutableArray<JudgedShadow> ReadVerdicts(long after) => ledger.Read(connection =>
    {
        using SqliteCommand command = connection.Command(
            """
            SELECT place, shadow_verdicts.at_us, shadows.task, shadows.ladder, shadow_verdicts.request, judge, shadow_verdicts.verdict
            FROM shadow_verdicts JOIN shadows ON shadows.request = shadow_verdicts.request WHERE place > $after ORDER BY place
            """,
            ("$after", after));

        return ReadAll(command, row => new JudgedShadow(
            row.Number(), row.At(), row.Text(), row.Text(), row.Text(), row.Text(), row.Word<ShadowVerdict>()));
    });

    /// <summary>The canaries of a time, in the order written.</summary>
    /// <param name="from">Only those asked from then on; <see langword="null"/> for all.</param>
    /// <param name="to">Only those asked before then; <see langword="null"/> for all.</param>
    /// <returns>The canaries.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public ImmutableArray<CanaryNote> ReadCanaries(DateTimeOffset? from = null, DateTimeOffset? to = null) => ledger.Read(connection =>
    {
        using SqliteCommand command = connection.Command(
            $"SELECT {CanaryTable.Names} FROM canaries WHERE seq > $after AND at_us >= $from AND at_us < $to ORDER BY seq", Span(0, from, to));

        return ReadAll(command, CanaryTable.Read);
    });

    /// <summary>Requests with their attempts, without content, in the order written.</summary>
    /// <param name="after">Only those with a higher place.</param>
    /// <param name="most">How many at most.</param>
    /// <returns>Each request and its place.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public ImmutableArray<(long Seq, RequestEntry Entry)> ReadRequests(long after, int most) => ledger.Read<ImmutableArray<(long, RequestEntry)>>(
        connection => [.. RequestScan.Read(connection, "seq > $after ORDER BY seq LIMIT $most", ("$after", after), ("$most", (long)most))]);

    /// <summary>The place of the last request.</summary>
    /// <returns>Its place; 0 when there is none.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public long LastRequest() => ledger.Read(connection => connection.Number("SELECT coalesce(max(seq), 0) FROM requests"));

    /// <summary>What shadows cost since a moment, in USD by task, as far as it is known.</summary>
    /// <param name="from">From when.</param>
    /// <returns>By task.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public IReadOnlyDictionary<string, decimal> ReadShadowSpend(DateTimeOffset from) => ledger.Read(connection =>
    {
        Dictionary<string, decimal> spent = new(StringComparer.Ordinal);
        using SqliteCommand command = connection.Command(
            "SELECT shadows.task, known_cost_pusd FROM shadows JOIN requests ON requests.seq = shadows.seq WHERE shadows.at_us >= $from",
            ("$from", LedgerTime.Micros(from)));
        foreach ((string task, decimal usd) in ReadAll(command, row => (row.Text(), row.Usd())))
        {
            spent[task] = spent.GetValueOrDefault(task) + usd;
        }

        return spent;
    });

    private static (string, object)[] Span(long after, DateTimeOffset? from, DateTimeOffset? to) =>
    [
        ("$after", after),
        ("$from", from is { } start ? LedgerTime.Micros(start) : long.MinValue),
        ("$to", to is { } end ? LedgerTime.Micros(end) : long.MaxValue),
    ];

    private static ImmutableArray<T> ReadAll<T>(SqliteCommand command, Func<RowReader, T> read)
    {
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);
        ImmutableArray<T>.Builder all = ImmutableArray.CreateBuilder<T>();
        while (row.Next())
        {
            all.Add(read(row));
        }

        return all.DrainToImmutable();
    }
}
