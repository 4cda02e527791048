using CsCheck;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Suffice.Ledger;
using Suffice.Ledger.Rollups;
using Suffice.Ledger.Writing;
using Suffice.Policy;

namespace Suffice.Tests.Ledger.Rollups;

public sealed class FreshRowsTests
{
    private static readonly LedgerSettings Keep = new() { Retention = TimeSpan.FromDays(10_000) };
    private static readonly DateTimeOffset Later = Entries.Noon.AddDays(5);

    [Fact]
    public void Upkeep_RowsStillInMemory_RollupsEqualTheSumOfTheRows() =>
        Gen.Select(Entries.Generate.Array[1, 20], Entries.Generate.Array[1, 20]).Sample(
            (first, second) =>
            {
                using LedgerFile file = new();
                using LedgerStore store = Opened(file);
                store.Append(Distinct(first, "a"));
                RollUp(store);
                store.Append(Distinct(second, "b"));
                store.Append(Distinct(second, "c"));

                RollUp(store);

                Stored(file).ShouldBe(Summed([.. Distinct(first, "a"), .. Distinct(second, "b"), .. Distinct(second, "c")]));
            },
            iter: 15,
            threads: 1);

    [Fact]
    public void Take_RowsOfThisProcessAlone_NeedNoReading()
    {
        using LedgerFile file = new();
        using LedgerStore store = Opened(file);

        store.Append([Entries.Request("req_1"), Entries.Request("req_2")]);

        store.Fresh.Take(mark: 0, last: 2).ShouldNotBeNull();
    }

    [Fact]
    public void Take_AnotherProcessWroteBetween_HasToRead()
    {
        using LedgerFile file = new();
        using LedgerStore store = Opened(file);
        using LedgerStore other = Opened(file);
        store.Append([Entries.Request("req_1")]);
        other.Append([Entries.Request("req_2")]);
        store.Append([Entries.Request("req_3")]);

        store.Fresh.Take(mark: 0, last: 3).ShouldBeNull();
    }

    [Fact]
    public void Upkeep_AnotherProcessWroteBetween_CountsItsRowsToo()
    {
        using LedgerFile file = new();
        using LedgerStore store = Opened(file);
        using LedgerStore other = Opened(file);
        RequestEntry[] rows = [Entries.Request("req_1"), Entries.Request("req_2"), Entries.Request("req_3")];
        store.Append([rows[0]]);
        other.Append([rows[1]]);
        store.Append([rows[2]]);

        RollUp(store);

        Stored(file).ShouldBe(Summed(rows));
    }

    [Fact]
    public void Append_RowRepeated_IsNotCountedAgain()
    {
        using LedgerFile file = new();
        using LedgerStore store = Opened(file);
        store.Append([Entries.Request("req_1")]);

        store.Append([Entries.Request("req_1")]).ShouldBe(1);
        RollUp(store);

        Stored(file).ShouldBe(Summed([Entries.Request("req_1")]));
    }

    private static LedgerStore Opened(LedgerFile file)
    {
        LedgerStore store = new(file.Path, syncs: false, TimeProvider.System);
        store.Open();
        return store;
    }

    private static void RollUp(LedgerStore store)
    {
        LedgerUpkeep upkeep = new(Keep, new FakeTimeProvider(Later));
        while (upkeep.Step(store.Connection, store.Fresh))
        {
        }
    }

    private static RequestEntry[] Distinct(RequestEntry[] entries, string mark) =>
        [.. entries.Select((entry, index) => entry with { Id = $"req_{mark}{index}" })];

    private static string Stored(LedgerFile file)
    {
        using SqliteConnection connection = file.Connect();
        Rollup stored = new();
        RollupTables.Load(connection, stored, long.MinValue / 2, long.MaxValue / 2);
        return RollupText.Of(stored);
    }

    private static string Summed(RequestEntry[] entries)
    {
        Rollup summed = new();
        foreach (RequestEntry entry in entries)
        {
            summed.Add(entry);
        }

        return RollupText.Of(summed);
    }
}
