using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Policies;
using Suffice.Ledger.Rollups;
using Suffice.Ledger.Schema;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Reading;

/// <summary>Reads a ledger, also while it is being written; never writes.</summary>
/// <remarks>
/// Each call opens the file, reads one consistent state and closes it, so an instance may be used from many threads. It sees
/// what is committed: rows of the last window may be still on their way.
/// </remarks>
/// <param name="path">The ledger's file.</param>
public sealed class LedgerReader(string path)
{
    /// <summary>Counts and prices requests, before and after.</summary>
    /// <param name="query">Which, and what makes a line.</param>
    /// <returns>The bill.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public Bill ReadBill(BillQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Gathered(query, gather => BillWriting.Write(gather, query));
    }

    /// <summary>What was spent at each model called, the dearest first. Lines add up to the bill's known cost.</summary>
    /// <param name="query">Which calls; its grouping is not looked at.</param>
    /// <returns>A line for each model.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public ImmutableArray<ModelSpend> ReadSpend(BillQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Gathered(query, gather => SpendWriting.Write(gather.Attempts(), query));
    }

    /// <summary>How many requests left a rung or were refused, by check or failure. One request may count under several.</summary>
    /// <param name="query">Which requests; of its filters, time and task are looked at.</param>
    /// <returns>Requests by reason.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public ImmutableSortedDictionary<string, long> ReadReasons(BillQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Gathered(query, gather => ReasonsOf(gather, query));
    }

    /// <summary>A bill with spending and reasons, all of one moment.</summary>
    /// <param name="query">Which, and what makes a line.</param>
    /// <returns>All three.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public BillReport ReadReport(BillQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Gathered(query, gather =>
        {
            Bill bill = BillWriting.Write(gather, query);
            return new BillReport(bill.From, bill.To, bill.Lines, bill.Total, SpendWriting.Write(gather.Attempts(), query), ReasonsOf(gather, query));
        });
    }

    /// <summary>Counts and prices requests over time, by UTC days or longer steps.</summary>
    /// <param name="query">Which, over which days, and what makes a point.</param>
    /// <returns>The series; all its points together are the bill of its days.</returns>
    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public Series ReadSeries(SeriesQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        BillQuery days = DaysOf(query.FirstDay, query.LastDay);
        return Gathered(days, gather => SeriesWriting.Write(gather, query));
    }

    /// <summary>The costliest requests of some days, the costliest first, at most 20. Those without any known cost are not among them.</summary>
    /// <param name="firstDay">The first day (UTC).</param>
    /// <param name="lastDay">The last day (UTC), inclusive.</param>
    /// <param name="task">Only of this task; empty text for requests of no task; <see langword="null"/> for all.</param>
    /// <returns>The requests, also those whose rows are gone.</returns>
    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public ImmutableArray<CostliestRequest> ReadCostliest(DateOnly firstDay, DateOnly lastDay, string? task = null)
    {
        return Gathered(DaysOf(firstDay, lastDay), gather => gather.Costliest(task).Select(costly => CostliestRequest.Of(costly.Key, costly.Request)).ToImmutableArray());
    }

    /// <summary>The policies that came into force, the latest first; one that came into force again is there again.</summary>
    /// <returns>Which, and when.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public ImmutableArray<PolicyNote> ReadPolicies() => Read(PolicyTable.ReadAll);

    /// <summary>What a policy said that was once in force.</summary>
    /// <param name="version">Its version.</param>
    /// <returns>It, as it came into force the last time; <see langword="null"/> when the ledger knows none of that version.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public KeptPolicy? ReadPolicy(string version)
    {
        ArgumentException.ThrowIfNullOrEmpty(version);
        return Read(connection => PolicyTable.Find(connection, version));
    }

    /// <summary>What was seen of a pipeline's runs, all of one moment.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="from">From when, inclusive; <see langword="null"/> for the ledger's beginning.</param>
    /// <param name="to">Until when, exclusive; <see langword="null"/> for its end.</param>
    /// <returns>What was seen; <see langword="null"/> when the ledger knows nothing of it in that time.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public SeenPipeline? ReadPipeline(string pipeline, DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(pipeline);
        return Gathered(new BillQuery { From = from, To = to }, gather => PipelineWriting.Write(gather, pipeline, from, to));
    }

    /// <summary>What was seen of every pipeline's runs, all of one moment.</summary>
    /// <param name="from">From when, inclusive; <see langword="null"/> for the ledger's beginning.</param>
    /// <param name="to">Until when, exclusive; <see langword="null"/> for its end.</param>
    /// <returns>What was seen, by name; a pipeline of which nothing was is not there.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public ImmutableArray<SeenPipeline> ReadPipelines(DateTimeOffset? from = null, DateTimeOffset? to = null) =>
        Gathered(new BillQuery { From = from, To = to }, gather =>
            gather.Pipelines().Order(StringComparer.Ordinal).Select(name => PipelineWriting.Write(gather, name, from, to)).OfType<SeenPipeline>().ToImmutableArray());

    /// <summary>The pipelines of which the ledger knows anything.</summary>
    /// <returns>Their names.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public ImmutableArray<string> ReadPipelineNames() =>
        Gathered(new BillQuery(), gather => gather.Pipelines().Order(StringComparer.Ordinal).ToImmutableArray());

    /// <summary>The fingerprints of requests whose caller named the task, the most frequent first.</summary>
    /// <returns>Fingerprints and tasks; a fingerprint that came with two tasks is there twice.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public ImmutableArray<FingerprintUse> ReadFingerprints() => Gathered(new BillQuery(), gather => gather.Fingerprints()
        .Select(use => new FingerprintUse(use.Key.Fingerprint, use.Key.Task, use.Value))
        .OrderByDescending(use => use.Requests)
        .ThenBy(use => use.Fingerprint, StringComparer.Ordinal)
        .ThenBy(use => use.Task, StringComparer.Ordinal)
        .ToImmutableArray());

    /// <summary>Finds one request, with its attempts, and with its content where that is kept.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The request, or <see langword="null"/>.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public RequestEntry? Find(string id) => Read(connection =>
        RequestScan.Read(connection, "id = $id", ("$id", id)).ToList() is [var (seq, entry)]
            ? ContentTable.Fill(connection, seq, entry)
            : null);

    /// <summary>The latest requests, a page at a time.</summary>
    /// <param name="query">Which.</param>
    /// <returns>A page, without content.</returns>
    /// <exception cref="ArgumentException">The limit is not 1 to 1000, what is searched for is too long, or both cursors are given.</exception>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public RequestPage ReadRequests(RequestQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 1000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Search?.Length ?? 0, RequestQuery.LongestSearch);
        if (query is { After: not null, Before: not null })
        {
            throw new ArgumentException("A page is of earlier requests or of later ones, not of both.", nameof(query));
        }

        return Read(connection => RecentRequests.Read(connection, query));
    }

    /// <summary>Draws requests of a task whose content was kept, at random.</summary>
    /// <param name="task">The task.</param>
    /// <param name="most">How many at most, from 1.</param>
    /// <param name="random">The source of the draw; seeded, so that it can be repeated.</param>
    /// <returns>The requests with their content, in the order they came; empty when the policy keeps none of the task.</returns>
    /// <exception cref="LedgerException">The file is missing, or is not a ledger this program reads.</exception>
    public ImmutableArray<KeptRequest> DrawKept(string task, int most, Random random)
    {
        ArgumentException.ThrowIfNullOrEmpty(task);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentNullException.ThrowIfNull(random);
        return Read(connection => KeptRequests.Draw(connection, task, most, random));
    }

    private T Gathered<T>(BillQuery query, Func<LedgerGather, T> make) => Read(connection =>
        make(new LedgerGather(connection, LedgerSpan.Of(query.From, query.To, LedgerMarks.FirstUnsealedDay(connection)).Widen(connection))));

    private static BillQuery DaysOf(DateOnly first, DateOnly last) => first <= last
        ? new BillQuery { From = LedgerTime.Start(first), To = LedgerTime.Start(last.AddDays(1)) }
        : throw new ArgumentException($"The last day {last:yyyy-MM-dd} is before the first, {first:yyyy-MM-dd}.", nameof(last));

    private static ImmutableSortedDictionary<string, long> ReasonsOf(LedgerGather gather, BillQuery query) =>
        gather.Reasons(query.Task).ToImmutableSortedDictionary(StringComparer.Ordinal);

    internal T Read<T>(Func<SqliteConnection, T> question)
    {
        if (!File.Exists(path))
        {
            throw new LedgerException($"There is no ledger at {path}: `suffice serve` makes one when the first request is answered.");
        }

        try
        {
            using SqliteConnection connection = LedgerConnection.Open(path, SqliteOpenMode.ReadOnly);
            using SqliteTransaction snapshot = connection.BeginTransaction(deferred: true);
            LedgerSchema.Demand(connection);
            return question(connection);
        }
        catch (SqliteException exception)
        {
            throw new LedgerException($"The ledger at {path} cannot be read: {exception.Message}", exception);
        }
    }
}
