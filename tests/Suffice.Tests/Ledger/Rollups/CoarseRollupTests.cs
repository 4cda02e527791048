using CsCheck;
using Microsoft.Data.Sqlite;
using Suffice.Ledger;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Rollups;
using Suffice.Ledger.Tables;
using Suffice.Ledger.Writing;
using Suffice.Policy;

namespace Suffice.Tests.Ledger.Rollups;

/// <summary>What is coarse says the same as what is fine.</summary>
public sealed class CoarseRollupTests
{
    private static readonly LedgerSettings Keep = new() { Retention = TimeSpan.FromDays(10_000) };
    private static readonly DateTimeOffset Later = Entries.Noon.AddDays(200);

    // Days of four months, so that there are whole months, parts of months before and after, and a day alone.
    private static Gen<RequestEntry> Spread => Gen.Select(Entries.Generate, Gen.Int[-40, 60], Gen.Int[0, 2])
        .Select((entry, day, key) => entry with { At = Entries.Noon.AddDays(day), Key = key == 0 ? null : $"key-{key}" });

    private static Gen<string?> Of(params string?[] values) => Gen.Int[0, values.Length - 1].Select(place => values[place]);

    [Fact]
    public void Upkeep_AnyRowsInAnyParts_EveryGrainIsTheSumOfTheRows() =>
        Gen.Select(Spread.Array[0, 25], Spread.Array[0, 25]).Sample(
            (first, second) =>
            {
                using LedgerFile file = new();
                Write(file, first);
                file.Upkeep(Keep, Later);
                Write(file, second);

                file.Upkeep(Keep, Later);

                ShouldBeTheSum(file, [.. first, .. second]);
            },
            iter: 15,
            threads: 1);

    [Fact]
    public void Upkeep_RetentionPassedAndMadeAgain_EveryGrainIsStillTheSumOfTheRows() => Spread.Array[1, 40].Sample(
        entries =>
        {
            using LedgerFile file = new();
            Write(file, entries);
            file.Upkeep(Keep with { Retention = TimeSpan.FromDays(200 - 10) }, Later);

            LedgerRollups.Rebuild(file.Path, CancellationToken.None);

            ShouldBeTheSum(file, entries);
        },
        iter: 15,
        threads: 1);

    [Fact]
    public void Open_AFileOfVersion5_DerivesEveryGrainAndFindsTheCostliest() => Spread.Array[1, 40].Sample(
        entries =>
        {
            using LedgerFile file = new();
            Write(file, entries);
            file.Upkeep(Keep, Later);
            MakeVersion5(file);

            file.Upkeep(Keep, Later);

            ShouldBeTheSum(file, entries);
            using SqliteConnection connection = file.Connect();
            connection.Number("SELECT value FROM meta WHERE key = 'costliest_missing_to'").ShouldBe(0);
        },
        iter: 15,
        threads: 1);

    [Fact]
    public void Upkeep_MoreRowsOfVersion5ThanAStep_AreAllLookedAt()
    {
        using LedgerFile file = new();
        RequestEntry[] entries = [.. Enumerable.Range(0, 4500).Select(number => Entries.Request($"req_{number:d4}") with { KnownCostUsd = (number * 7919 % 4500) + 1 })];
        Write(file, entries);
        file.Upkeep(Keep, Later);
        MakeVersion5(file);

        file.Upkeep(Keep, Later);

        file.Reader.ReadCostliest(new DateOnly(2026, 11, 4), new DateOnly(2026, 11, 4)).Select(request => request.KnownCostUsd)
            .ShouldBe(Enumerable.Range(0, 20).Select(place => (decimal)(4500 - place)));
    }

    [Fact]
    public void Rebuild_CoarseOnesTamperedWith_AreRight()
    {
        using LedgerFile file = new();
        RequestEntry[] entries = [Entries.Request("req_1"), Entries.Request("req_2") with { At = Entries.Noon.AddDays(40) }];
        Write(file, entries);
        file.Upkeep(Keep, Later);
        using (SqliteConnection connection = file.Connect())
        {
            connection.Run("UPDATE rollup_lines SET served = 77; UPDATE rollup_attempts_month SET attempts = 77; UPDATE rollup_costliest SET cost_pusd = 77");
        }

        LedgerRollups.Rebuild(file.Path, CancellationToken.None);

        ShouldBeTheSum(file, entries);
    }

    [Fact]
    public void ReadBill_AnyTimeAndGrouping_IsWhatTheRowsAddUpTo() =>
        Gen.Select(
            Gen.Select(Spread.Array[1, 40], Gen.Int[0, 40]),
            Gen.Select(Gen.Int[-60 * 24, 80 * 24], Gen.OneOf(Gen.Int[0, 30], Gen.Int[0, 90 * 24])),
            Gen.Enum<BillGrouping>(),
            Of(null, null, "triage", ""),
            Of(null, null, "haiku", ""))
            .Sample(
                (rows, days, grouping, task, model) =>
                {
                    using LedgerFile file = new();
                    (RequestEntry[] entries, int late) = rows;
                    Write(file, entries[..^Math.Min(late, entries.Length)]);
                    file.Upkeep(Keep, Later);
                    Write(file, entries[^Math.Min(late, entries.Length)..]);
                    using LedgerFile plain = new();
                    Write(plain, entries);
                    BillQuery query = new()
                    {
                        From = Entries.Noon.AddHours(days.Item1),
                        To = Entries.Noon.AddHours(days.Item1 + days.Item2),
                        GroupBy = grouping,
                        Task = task,
                        Model = model,
                    };

                    BillReport report = file.Reader.ReadReport(query);

                    BillReport wanted = plain.Reader.ReadReport(query);
                    report.Lines.ShouldBe(wanted.Lines);
                    report.Total.ShouldBe(wanted.Total);
                    report.Models.ShouldBe(wanted.Models);
                    report.Reasons.ShouldBe(wanted.Reasons);
                    file.Reader.ReadBill(query with { From = null, To = null }).Lines.ShouldBe(plain.Reader.ReadBill(query with { From = null, To = null }).Lines);
                },
                iter: 60,
                threads: 1);

    [Fact]
    public void ReadCostliestAndPipeline_AnyRows_AreWhatTheRowsSay() =>
        Gen.Select(Spread.Array[1, 60], Of(null, "triage", "")).Sample(
            (entries, task) =>
            {
                using LedgerFile file = new();
                Write(file, entries);
                file.Upkeep(Keep with { Retention = TimeSpan.FromDays(200 - 10) }, Later);
                using LedgerFile plain = new();
                Write(plain, entries);
                (DateOnly first, DateOnly last) = (new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 20));

                file.Reader.ReadCostliest(first, last, task).ShouldBe(plain.Reader.ReadCostliest(first, last, task));
                file.Reader.ReadPipelineNames().ShouldBe(plain.Reader.ReadPipelineNames());
                file.Reader.ReadFingerprints().ShouldBe(plain.Reader.ReadFingerprints());
                file.Reader.ReadPipeline("message")?.Steps.Select(step => step.Line).ShouldBe(plain.Reader.ReadPipeline("message")!.Steps.Select(step => step.Line));
            },
            iter: 15,
            threads: 1);

    private static void ShouldBeTheSum(LedgerFile file, RequestEntry[] entries)
    {
        Rollup sum = new();
        foreach (RequestEntry entry in entries)
        {
            sum.Add(entry);
        }

        using SqliteConnection connection = file.Connect();
        foreach (LineGrain grain in Enum.GetValues<LineGrain>())
        {
            Dictionary<LineKey, LineTally> stored = [];
            LineTable.Load(connection, stored, grain, 0, long.MaxValue, LineFold.None);
            RollupText.Of(stored).ShouldBe(RollupText.Of(LineRollup.Of(sum.Requests, LineFold.None with { Into = line => LineRollup.Coarser(grain, line) })), $"{grain}");
        }

        Dictionary<AttemptKey, AttemptTally> attempts = [];
        RollupTables.LoadAttempts(connection, attempts, RollupTables.AttemptMonths, 0, long.MaxValue);
        Dictionary<AttemptKey, AttemptTally> months = [];
        foreach ((AttemptKey key, AttemptTally tally) in sum.Attempts)
        {
            Rollup.At(months, key with { Day = Months.StartOf(key.Day) }).Add(tally);
        }

        RollupText.Of(attempts).ShouldBe(RollupText.Of(months));
        Rollup costliest = new();
        CostlyTable.Load(connection, costliest.Costliest, 0, long.MaxValue);
        costliest.Costliest.Values.SelectMany(list => list.Requests).Order(CostlyRequest.CostliestFirst)
            .ShouldBe(sum.Costliest.Values.SelectMany(list => list.Requests).Order(CostlyRequest.CostliestFirst));
    }

    private static void MakeVersion5(LedgerFile file)
    {
        using SqliteConnection connection = file.Connect();
        connection.Run("""
            DROP TABLE policies; DROP TABLE rollup_lines; DROP TABLE rollup_attempts_month; DROP TABLE rollup_costliest; DROP INDEX rollup_requests_pipeline; DROP INDEX shadows_at; DROP INDEX shadow_verdicts_request;
            DELETE FROM meta WHERE key = 'costliest_missing_to';
            UPDATE meta SET value = 5 WHERE key = 'schema_version';
            """);
    }

    private static void Write(LedgerFile file, RequestEntry[] entries)
    {
        using LedgerStore store = new(file.Path, syncs: false, TimeProvider.System);
        store.Append(entries);
    }
}
