using CsCheck;
using Microsoft.Data.Sqlite;
using Suffice.Ledger;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Rollups;
using Suffice.Ledger.Tables;
using Suffice.Ledger.Writing;
using Suffice.Policy;

namespace Suffice.Tests.Ledger.Rollups;

public sealed class RollupTests
{
    private static readonly LedgerSettings Keep = new() { Retention = TimeSpan.FromDays(10_000) };
    private static readonly LedgerSettings KeepTwoDays = new() { Retention = TimeSpan.FromDays(2) };
    private static readonly DateTimeOffset Later = Entries.Noon.AddDays(5);

    [Fact]
    public void Upkeep_AnyRows_RollupsEqualTheSumOfTheRows() => Entries.Generate.Array[0, 30].Sample(
        entries =>
        {
            using LedgerFile file = new();
            Write(file, entries);

            file.Upkeep(Keep, Later);

            Stored(file).ShouldBe(Summed(entries));
        },
        iter: 15,
        threads: 1);

    [Fact]
    public void Upkeep_RowsComeInTwoParts_RollupsEqualTheSumOfBoth() =>
        Gen.Select(Entries.Generate.Array[0, 20], Entries.Generate.Array[0, 20]).Sample(
            (first, second) =>
            {
                using LedgerFile file = new();
                Write(file, first);
                file.Upkeep(Keep, Later);
                Write(file, second);

                file.Upkeep(Keep, Later);

                Stored(file).ShouldBe(Summed([.. first, .. second]));
            },
            iter: 15,
            threads: 1);

    [Fact]
    public void Upkeep_RetentionPassed_RowsGoAndRollupsAndBillStay() => Entries.Generate.Array[1, 30].Sample(
        entries =>
        {
            using LedgerFile file = new();
            Write(file, entries);
            BillLine before = file.Reader.ReadBill(new BillQuery()).Total;

            file.Upkeep(KeepTwoDays, Later);

            using SqliteConnection connection = file.Connect();
            connection.Number("SELECT count(*) FROM requests").ShouldBe(entries.Count(entry => entry.At >= Later.AddDays(-2.5)));
            connection.Number("SELECT count(*) FROM attempts WHERE seq NOT IN (SELECT seq FROM requests)").ShouldBe(0);
            Stored(file).ShouldBe(Summed(entries));
            file.Reader.ReadBill(new BillQuery()).Total.ShouldBe(before);
        },
        iter: 15,
        threads: 1);

    [Fact]
    public void Rebuild_AfterRetention_ChangesNothing() => Entries.Generate.Array[1, 30].Sample(
        entries =>
        {
            using LedgerFile file = new();
            Write(file, entries);
            file.Upkeep(KeepTwoDays, Later);

            LedgerRollups.Rebuild(file.Path, CancellationToken.None);

            Stored(file).ShouldBe(Summed(entries));
        },
        iter: 15,
        threads: 1);

    [Fact]
    public void Rebuild_RollupsTamperedWith_AreRight()
    {
        using LedgerFile file = new();
        Write(file, [Entries.Request("req_1"), Entries.Request("req_2")]);
        file.Upkeep(Keep, Later);
        using (SqliteConnection connection = file.Connect())
        {
            connection.Run("UPDATE rollup_requests SET requests = 77");
            connection.Run("INSERT INTO rollup_reasons SELECT day, task, 'never', 9 FROM rollup_requests");
        }

        LedgerRollups.Rebuild(file.Path, CancellationToken.None);

        file.Reader.ReadBill(new BillQuery()).Total.Requests.ShouldBe(2);
        file.Reader.ReadReasons(new BillQuery()).ShouldBeEmpty();
    }

    [Fact]
    public void Upkeep_MoreRowsThanAStep_RollsUpAll()
    {
        using LedgerFile file = new();
        RequestEntry[] entries = [.. Enumerable.Range(0, 1201).Select(number => Entries.Request($"req_{number}"))];
        Write(file, entries);

        file.Upkeep(Keep, Later);

        Stored(file).ShouldBe(Summed(entries));
    }

    [Fact]
    public void Upkeep_RowLateForASealedDay_IsCountedOnce()
    {
        using LedgerFile file = new();
        Write(file, [Entries.Request("req_1")]);
        file.Upkeep(KeepTwoDays, Later);
        Write(file, [Entries.Request("req_late")]);
        BillLine before = file.Reader.ReadBill(new BillQuery()).Total;

        file.Upkeep(KeepTwoDays, Later);

        before.Requests.ShouldBe(2);
        file.Reader.ReadBill(new BillQuery()).Total.ShouldBe(before);
        file.Reader.Find("req_late").ShouldBeNull();
    }

    [Fact]
    public void Upkeep_AllRowsGone_PlacesAreNotUsedAgain()
    {
        using LedgerFile file = new();
        Write(file, [Entries.Request("req_1"), Entries.Request("req_2")]);
        file.Upkeep(KeepTwoDays, Later);

        Write(file, [Entries.Request("req_3")]);

        using SqliteConnection connection = file.Connect();
        connection.Number("SELECT seq FROM requests").ShouldBe(3);
    }

    [Fact]
    public void Upkeep_ContentRetentionPassed_ContentGoesAndTheRowStays()
    {
        using LedgerFile file = new();
        Write(file, [Entries.Full()]);

        file.Upkeep(new LedgerSettings { ContentRetention = TimeSpan.FromDays(1) }, Later);

        RequestEntry found = file.Reader.Find("req_full")!;
        found.RequestContent.ShouldBeNull();
        found.Attempts[0].Checks[1].Detail.ShouldBeNull();
        File.ReadAllBytes(file.Path).AsSpan().IndexOf("urgent"u8).ShouldBe(-1);
    }

    private static void Write(LedgerFile file, RequestEntry[] entries)
    {
        using LedgerStore store = new(file.Path, syncs: false, TimeProvider.System);
        store.Append(entries);
    }

    private static string Stored(LedgerFile file)
    {
        using SqliteConnection connection = file.Connect();
        Rollup rollup = new();
        RollupTables.Load(connection, rollup, 0, long.MaxValue);
        return RollupText.Of(rollup);
    }

    private static string Summed(RequestEntry[] entries)
    {
        Rollup rollup = new();
        foreach (RequestEntry entry in entries)
        {
            rollup.Add(entry);
        }

        return RollupText.Of(rollup);
    }
}
