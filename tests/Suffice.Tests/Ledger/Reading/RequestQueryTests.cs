using CsCheck;
using Microsoft.Data.Sqlite;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Ledger.Schema;
using Suffice.Ledger.Tables;

namespace Suffice.Tests.Ledger.Reading;

public sealed class RequestQueryTests : IDisposable
{
    private static readonly string?[] Tasks = ["triage", "caption", null];
    private static readonly string?[] Models = ["haiku", "sonnet", null];
    private static readonly string?[] Keys = ["ci", "web", null];
    private static readonly PipelinePlace?[] Places = [null, new("message", "draft", "run_1"), new("message", "polish", "run_1"), new("other", "draft", "run_2")];
    private static readonly string[] Reasons = ["", "json_schema", "references,json_schema", "json"];

    private readonly LedgerFile file = new();

    public void Dispose() => file.Dispose();

    [Theory]
    [InlineData("' OR 1=1 --")]
    [InlineData("'; DROP TABLE requests; --")]
    [InlineData("\" OR \"\"=\"")]
    [InlineData("triage' UNION SELECT * FROM sqlite_master --")]
    [InlineData("%")]
    public async Task ReadRequests_TextsThatAreSql_AreTextsLikeAnyOther(string text)
    {
        RequestEntry named = Entries.Request("req_named") with { Task = text, Model = text, Key = text, Reason = text };
        await file.RecordAsync(named, Entries.Request("req_other"));

        RequestQuery[] queries = [new() { Task = text }, new() { Model = text }, new() { Key = text }];

        foreach (RequestQuery query in queries)
        {
            file.Reader.ReadRequests(query).Requests.Select(entry => entry.Id).ShouldBe(["req_named"], $"{query}");
        }

        file.Reader.Find(text).ShouldBeNull();
        file.Reader.ReadRequests(new RequestQuery()).Requests.Length.ShouldBe(2);
    }

    [Fact]
    public async Task ReadRequests_AllPagesTogether_AreTheRowsAskedForEachOnceTheLatestFirst()
    {
        // Five days and no finer: many requests arrive in the same microsecond.
        RequestEntry[] entries = [.. Enumerable.Range(0, 120).Select(number => Entries.Request($"req_{number}") with
        {
            At = Entries.Noon.AddDays(number * 7 % 5),
            Task = Tasks[number % 3],
            Model = Models[number / 3 % 3],
            Key = Keys[number / 2 % 3],
            Place = Places[number / 7 % 4],
            Outcome = Enum.GetValues<RequestOutcome>()[number / 5 % 6],
            Reason = Reasons[number / 4 % 4],
            Path = number % 4 == 0 ? "haiku>sonnet" : "haiku",
            Error = number % 9 == 0 ? "refused: 100% of it" : null,
            KnownCostUsd = number % 4,
        })];
        await file.RecordAsync(entries);

        Gen.Select(Queries, Gen.Int[1, 50]).Sample(
            (query, limit) =>
            {
                List<string> paged = [.. PagesOf(query with { Limit = limit }).SelectMany(page => page.Requests).Select(entry => entry.Id)];
                string[] wanted = [.. Enumerable.Range(0, entries.Length)
                    .Where(seq => IsAsked(entries[seq], query))
                    .OrderByDescending(seq => entries[seq].At).ThenByDescending(seq => seq)
                    .Select(seq => entries[seq].Id)];

                paged.ShouldBe(wanted);
                BackFrom(PagesOf(query with { Limit = limit }).Last(), query with { Limit = limit }).ShouldBe(wanted);
            },
            iter: 200);
    }

    [Fact]
    public async Task ReadRequests_AnyCombinationOfFilters_WalksAnIndexAndSortsNothing()
    {
        await file.RecordAsync(Entries.Request("req_1"));
        using SqliteConnection connection = file.Connect();

        AllFilters().ShouldAllBe(query => WalksAnIndex(PlanOf(connection, query)));
    }

    [Fact]
    public async Task ReadRequests_WholeIdOrRunSearched_IsFoundByItsIndex()
    {
        const string Id = "req_01jbz8k3v0d8w3q6m9n2x4t5ya";
        const string Run = "run_01jbz8k3v0d8w3q6m9n2x4t5yb";
        await file.RecordAsync(
            Entries.Request(Id),
            Entries.Request("req_01jbz8k3v0d8w3q6m9n2x4t5yb") with { Place = new PipelinePlace("message", "draft", Run), Task = "caption" },
            Entries.Request("req_01jbz8k3v1d8w3q6m9n2x4t5yc"));
        using SqliteConnection connection = file.Connect();

        file.Reader.ReadRequests(new RequestQuery { Search = Id }).Requests.ShouldHaveSingleItem().Id.ShouldBe(Id);
        file.Reader.ReadRequests(new RequestQuery { Search = Id[..16] }).Requests.Length.ShouldBe(2);
        file.Reader.ReadRequests(new RequestQuery { Search = Id[..16], Task = "caption" }).Requests.Length.ShouldBe(1);
        file.Reader.ReadRequests(new RequestQuery { Search = Run }).Requests.ShouldHaveSingleItem().Place!.Run.ShouldBe(Run);
        PlanOf(connection, new RequestQuery { Search = Id }).ShouldContain("sqlite_autoindex_requests_1 (id>? AND id<?)");
        PlanOf(connection, new RequestQuery { Search = Run }).ShouldContain("requests_run (run>? AND run<?)");
    }

    [Fact]
    public void ReadRequests_SearchTooLongOrBothCursors_IsRefused()
    {
        Should.Throw<ArgumentException>(() => file.Reader.ReadRequests(new RequestQuery { Search = new string('x', 201) }));
        Should.Throw<ArgumentException>(() => file.Reader.ReadRequests(new RequestQuery { After = new RequestCursor(1, 1), Before = new RequestCursor(1, 1) }));
    }

    [Theory]
    [InlineData(RequestOutcome.Failed)]
    [InlineData(RequestOutcome.Served)]
    public async Task ReadRequests_RareThingAmongMany_LooksAtALimitedNumberAPageAndFindsItAll(RequestOutcome rare)
    {
        RequestEntry common = Entries.Request("req_first") with { Outcome = RequestOutcome.Refused, Attempts = [] };
        await file.RecordAsync([common with { Outcome = rare }]);
        using (SqliteConnection connection = file.Connect())
        {
            connection.Run(
                $"""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {RecentRequests.MostLookedAt * 2})
                INSERT INTO requests ({RequestTable.Names})
                SELECT 'req_' || i, {string.Join(", ", RequestTable.Columns.Skip(1).Select(c => c.Name is "outcome" ? "'refused'" : c.Name is "at_us" ? "at_us + i" : c.Name))}
                FROM n, requests WHERE id = 'req_first'
                """);
        }

        List<RequestPage> pages = [.. PagesOf(new RequestQuery { Outcome = rare, Reason = null, Limit = 10, Escalated = false })];

        pages.SelectMany(page => page.Requests).ShouldHaveSingleItem().Id.ShouldBe("req_first");
        pages.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Open_LedgerOfAnEarlierVersion_GetsItsIndexesAndKeepsItsRows(int version)
    {
        using (SqliteConnection connection = file.Connect())
        {
            connection.Run(version == 1 ? LedgerSchemaSql.Version1 : LedgerSchemaSql.Version1 + LedgerSchemaSql.Version2);
            connection.Run($"INSERT INTO meta VALUES ('schema_version', {version})");
            connection.Run("""
                INSERT INTO requests (id, at_us, task, source, endpoint, requested_model, streamed, outcome, model, path, reason, known_cost_pusd,
                    latency_us, overhead_us, policy_version, price_version)
                VALUES ('req_old', 1793793600000000, 'triage', 'header', 'chat', 'auto', 0, 'served', 'haiku', 'haiku', '', 1000, 5, 1, 'p', 'p')
                """);
        }

        await file.RecordAsync(Entries.Request("req_new") with { Key = "ci" });

        file.Reader.ReadRequests(new RequestQuery { Task = "triage" }).Requests.Select(entry => entry.Id).ShouldBe(["req_new", "req_old"], ignoreOrder: true);
        file.Reader.ReadRequests(new RequestQuery { Key = "ci" }).Requests.ShouldHaveSingleItem().Id.ShouldBe("req_new");
        file.Reader.ReadRequests(new RequestQuery { Key = "" }).Requests.ShouldHaveSingleItem().Id.ShouldBe("req_old");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("1.2.3")]
    [InlineData("1.x")]
    [InlineData("req_01jbz8k3v0d8w3q6m9n2x4t5ya")]
    [InlineData("11111111111111111.1")]
    public void Cursor_NotOneOfOurs_IsNotRead(string? text) => RequestCursor.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Cursor_Written_IsReadAsItself() => Gen.Select(Gen.Long, Gen.Long).Sample((at, seq) =>
        RequestCursor.TryParse(new RequestCursor(at, seq).ToString(), out RequestCursor read) && read == new RequestCursor(at, seq));

    private static Gen<RequestQuery> Queries { get; } = Gen.Select(
        Maybe("triage", "caption", ""),
        Gen.Select(Maybe("haiku", "sonnet", ""), Maybe("ci", "web", ""), Maybe("run_1", "run_2", null), Maybe("message", "", "other")),
        Gen.OneOf(Gen.Enum<RequestOutcome>().Select(outcome => (RequestOutcome?)outcome), Gen.Const((RequestOutcome?)null)),
        Maybe("json_schema", "references", "json"),
        Gen.OneOf(Gen.Bool.Select(yes => (bool?)yes), Gen.Const((bool?)null)),
        Gen.Select(Gen.Int[-1, 5], Gen.Int[-1, 6]),
        Gen.Select(Maybe("SONNET", "REQ_1", "%", "_2", "run_", "refer"), Gen.Int[-3, 3])).Select((task, who, outcome, reason, escalated, span, more) => new RequestQuery
        {
            Task = task,
            Model = who.Item1,
            Key = who.Item2,
            Run = who.Item3,
            Pipeline = who.Item4,
            Outcome = outcome,
            Reason = reason,
            Escalated = escalated,
            From = span.Item1 < 0 ? null : Entries.Noon.AddDays(span.Item1),
            To = span.Item2 < 0 ? null : Entries.Noon.AddDays(span.Item2),
            Search = more.Item1,
            MinCostUsd = more.Item2 < 0 ? null : more.Item2,
        });

    private static Gen<string?> Maybe(params string?[] some) => Gen.Int[0, (some.Length * 2) - 1].Select(number => number < some.Length ? some[number] : null);

    private static bool IsAsked(RequestEntry entry, RequestQuery query) =>
        (query.Task is null || query.Task == (entry.Task ?? string.Empty))
        && (query.Model is null || query.Model == (entry.Model ?? string.Empty))
        && (query.Key is null || query.Key == (entry.Key ?? string.Empty))
        && (query.Outcome is null || query.Outcome == entry.Outcome)
        && (query.Reason is null || entry.Reason.Split(',').Contains(query.Reason))
        && (query.Escalated is null || query.Escalated == entry.Path.Contains('>'))
        && (query.Run is null || entry.Place?.Run == query.Run)
        && (query.Pipeline is null || (entry.Place?.Pipeline ?? string.Empty) == query.Pipeline)
        && (query.Search is null || IsFound(entry, query.Search))
        && (query.MinCostUsd is null || entry.KnownCostUsd >= query.MinCostUsd)
        && (query.From is null || entry.At >= query.From)
        && (query.To is null || entry.At < query.To);

    private static bool IsFound(RequestEntry entry, string text) =>
        ((string?[])[entry.Id, entry.Place?.Run]).Any(beginning => beginning?.StartsWith(text, StringComparison.OrdinalIgnoreCase) == true)
        || ((string?[])[entry.Error, entry.Reason, entry.Path, entry.RequestedModel, entry.Fingerprint]).Any(part => part?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);

    private IEnumerable<RequestPage> PagesOf(RequestQuery query)
    {
        RequestPage page;
        do
        {
            page = file.Reader.ReadRequests(query);
            yield return page;
            query = query with { After = page.Next };
        }
        while (page.Next is not null);
    }

    // All of a page and of those before it.
    private List<string> BackFrom(RequestPage last, RequestQuery query)
    {
        List<string> ids = [.. last.Requests.Select(entry => entry.Id)];
        for (RequestPage page = last; page.Previous is { } previous;)
        {
            page = file.Reader.ReadRequests(query with { Before = previous });
            ids.InsertRange(0, page.Requests.Select(entry => entry.Id));
        }

        return ids;
    }

    private static IEnumerable<RequestQuery> AllFilters() =>
        from task in (string?[])[null, "triage", ""]
        from model in (string?[])[null, "haiku"]
        from key in (string?[])[null, "ci", ""]
        from run in (string?[])[null, "run_1"]
        from outcome in (RequestOutcome?[])[null, RequestOutcome.Served, RequestOutcome.Failed]
        from reason in (string?[])[null, "json"]
        from escalated in (bool?[])[null, true, false]
        from time in (DateTimeOffset?[])[null, Entries.Noon]
        from cursor in (int[])[0, 1, 2]
        from search in (string?[])[null, "json%"]
        select new RequestQuery
        {
            Task = task,
            Model = model,
            Key = key,
            Run = run,
            Pipeline = run is null ? null : "message",
            Outcome = outcome,
            Reason = reason,
            Escalated = escalated,
            From = time,
            To = time,
            After = cursor == 1 ? new RequestCursor(1, 1) : null,
            Before = cursor == 2 ? new RequestCursor(1, 1) : null,
            Search = search,
            MinCostUsd = search is null ? null : 0.5m,
        };

    private static string PlanOf(SqliteConnection connection, RequestQuery query)
    {
        using SqliteCommand command = RecentRequests.StatementOf(query).Command(connection, 10);
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> steps = [];
        while (reader.Read())
        {
            steps.Add(reader.GetString(3));
        }

        return string.Join('\n', steps);
    }

    private static bool WalksAnIndex(string plan) =>
        plan.Contains("INDEX requests_", StringComparison.Ordinal) && !plan.Contains("TEMP B-TREE", StringComparison.Ordinal);
}
