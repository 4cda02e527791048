using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Suffice.Agents.Keeping;
using Suffice.Files;
using Suffice.Ledger.Tables;

namespace Suffice.Agents.Observing;

/// <summary>The patterns as they stand now, and what people decide of them.</summary>
/// <param name="file">Where observations and decisions are kept.</param>
/// <param name="workload">How much was looked at; <see langword="null"/> to count the verdicts that are kept.</param>
public sealed class PatternBook(AgentsFile file, IWorkload? workload = null)
{
    private const string Columns = "key, action, at_us, by, why, until_day, into_key";

    private readonly ObservationStore observations = new(file);
    private readonly IWorkload workload = workload ?? new JudgedWorkload(file);

    /// <summary>How much was looked at.</summary>
    internal IWorkload Workload => workload;

    /// <summary>Counts the patterns.</summary>
    /// <param name="agent">Whose; <see langword="null"/> for all.</param>
    /// <returns>The patterns and those that form, in the order of their keys.</returns>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public ImmutableArray<Pattern> Count(string? agent = null) =>
        [.. PatternCounting.Count(observations.List(), Decisions(), workload, file.Time.GetUtcNow()).Where(pattern => agent is null || pattern.Agent == agent)];

    /// <summary>Finds a pattern.</summary>
    /// <param name="name">Its key or its id.</param>
    /// <returns>The pattern.</returns>
    /// <exception cref="ObservationException">There is none.</exception>
    public Pattern Find(string name) => Find(Count(), name);

    /// <summary>The observations that count for a pattern, the earliest first.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The observations, those of patterns merged into it included.</returns>
    public ImmutableArray<Observation> ObservationsOf(string key)
    {
        ImmutableDictionary<string, PatternDecision> decisions = Decisions();

        return [.. observations.List().Where(said => PatternCounting.RootOf(PatternKey.Of(said).ToString(), decisions) == key)];
    }

    /// <summary>The observations of all patterns, read once.</summary>
    /// <returns>The observations by the key of the pattern that they count for, the earliest first.</returns>
    internal ILookup<string, Observation> ObservationsByPattern()
    {
        ImmutableDictionary<string, PatternDecision> decisions = Decisions();

        return observations.List().ToLookup(said => PatternCounting.RootOf(PatternKey.Of(said).ToString(), decisions), StringComparer.Ordinal);
    }

    /// <summary>Looks at a pattern no more until a day.</summary>
    /// <param name="name">Its key or id.</param>
    /// <param name="until">The day (UTC) on which it is open again.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="why">Why; may be empty.</param>
    /// <returns>The pattern as it stands then.</returns>
    /// <exception cref="ObservationException">There is no such pattern, or the day is no later than today.</exception>
    public Pattern Snooze(string name, DateOnly until, string by, string why)
    {
        DateOnly today = DateOnly.FromDateTime(file.Time.GetUtcNow().UtcDateTime);

        return until <= today
            ? throw new ObservationException($"{until:yyyy-MM-dd} is no later than today ({today:yyyy-MM-dd}, UTC): name the day on which it is to be looked at again")
            : Decide(name, PatternAction.Snoozed, by, why, until: until);
    }

    /// <summary>Counts a pattern with another from now on.</summary>
    /// <param name="name">Its key or id.</param>
    /// <param name="into">The other's.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="why">Why; may be empty.</param>
    /// <returns>The pattern as it stands then.</returns>
    /// <exception cref="ObservationException">There is no such pattern, they are the same, or they are weaknesses of different agents.</exception>
    public Pattern Merge(string name, string into, string by, string why) => Decide(name, PatternAction.Merged, by, why, into: into);

    /// <summary>Closes a pattern.</summary>
    /// <param name="name">Its key or id.</param>
    /// <param name="isResolved">True when its cause is gone: it opens again when it is seen again. False when there is nothing to act on.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="why">Why; may be empty.</param>
    /// <returns>The pattern as it stands then.</returns>
    /// <exception cref="ObservationException">There is no such pattern.</exception>
    public Pattern Close(string name, bool isResolved, string by, string why) =>
        Decide(name, isResolved ? PatternAction.Resolved : PatternAction.NotUseful, by, why);

    /// <summary>Opens a pattern that was closed, snoozed or merged.</summary>
    /// <param name="name">Its key or id.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="why">Why; may be empty.</param>
    /// <returns>The pattern as it stands then.</returns>
    /// <exception cref="ObservationException">There is no such pattern.</exception>
    public Pattern Reopen(string name, string by, string why) => Decide(name, PatternAction.Reopened, by, why);

    /// <summary>Everything that was decided of a pattern, the first first.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The decisions.</returns>
    public ImmutableArray<PatternDecision> History(string key) => file.Read(ObservingTables.Sql, connection =>
        Read(connection.Command($"SELECT {Columns} FROM pattern_notes WHERE key = @key ORDER BY number", ("@key", key))));

    private Pattern Decide(string name, PatternAction action, string by, string why, DateOnly? until = null, string? into = null)
    {
        if (string.IsNullOrWhiteSpace(by))
        {
            throw new ObservationException("who decides is missing: name a person");
        }

        file.Write(ObservingTables.Sql, connection =>
        {
            ImmutableDictionary<string, PatternDecision> decisions = Decisions(connection);
            ImmutableArray<Pattern> patterns = PatternCounting.Count(observations.List(), decisions, new UnknownWorkload(), file.Time.GetUtcNow());
            Pattern pattern = Find(patterns, name);
            string? target = into is null ? null : TargetOf(pattern, Find(patterns, into), decisions);
            Keep(connection, new PatternDecision(pattern.Key, action, file.Time.GetUtcNow(), by, why) { Until = until, Into = target });

            return 0;
        });

        return Find(name);
    }

    private static string TargetOf(Pattern pattern, Pattern into, ImmutableDictionary<string, PatternDecision> decisions)
    {
        string root = PatternCounting.RootOf(into.Key, decisions);

        return root == pattern.Key ? throw new ObservationException($"{pattern.Key} cannot be a part of itself")
            : into.Agent != pattern.Agent ? throw new ObservationException($"{pattern.Key} is a weakness of {pattern.Agent}, and {into.Key} of {into.Agent}: only patterns of one agent are merged")
            : root;
    }

    private static Pattern Find(ImmutableArray<Pattern> patterns, string name) =>
        patterns.FirstOrDefault(pattern => pattern.Key == name || string.Equals(pattern.Id, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ObservationException($"there is no pattern \"{name}\"; suffice review patterns lists them, each with its id and key");

    private static void Keep(SqliteConnection connection, PatternDecision decision)
    {
        (string, object)[] values =
        [
            ("@key", decision.Key),
            ("@action", EnumWord.Of(decision.Action)),
            ("@at", LedgerTime.Micros(decision.At)),
            ("@by", decision.By),
            ("@why", decision.Why),
            ("@until", (object?)decision.Until?.DayNumber ?? DBNull.Value),
            ("@into", (object?)decision.Into ?? DBNull.Value),
        ];
        connection.Run($"INSERT OR REPLACE INTO patterns ({Columns}) VALUES (@key, @action, @at, @by, @why, @until, @into)", values);
        connection.Run($"INSERT INTO pattern_notes ({Columns}) VALUES (@key, @action, @at, @by, @why, @until, @into)", values);
    }

    private ImmutableDictionary<string, PatternDecision> Decisions() => file.Read(ObservingTables.Sql, Decisions);

    private static ImmutableDictionary<string, PatternDecision> Decisions(SqliteConnection connection) =>
        Read(connection.Command($"SELECT {Columns} FROM patterns")).ToImmutableDictionary(decision => decision.Key, StringComparer.Ordinal);

    private static ImmutableArray<PatternDecision> Read(SqliteCommand query)
    {
        using SqliteCommand command = query;
        using SqliteDataReader reader = command.ExecuteReader();
        RowReader row = new(reader);
        ImmutableArray<PatternDecision>.Builder found = ImmutableArray.CreateBuilder<PatternDecision>();
        while (row.Next())
        {
            found.Add(new PatternDecision(row.Text(), row.Word<PatternAction>(), row.At(), row.Text(), row.Text())
            {
                Until = row.OptionalNumber() is { } day ? DateOnly.FromDayNumber((int)day) : null,
                Into = row.OptionalText(),
            });
        }

        return found.ToImmutable();
    }
}
