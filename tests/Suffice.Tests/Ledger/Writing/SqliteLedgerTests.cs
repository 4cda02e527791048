using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Suffice.Ledger;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Tables;
using Suffice.Ledger.Writing;

namespace Suffice.Tests.Ledger.Writing;

public sealed class SqliteLedgerTests : IDisposable
{
    private readonly LedgerFile file = new();
    private readonly FakeTimeProvider clock = new(Entries.Noon);

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Record_WindowPasses_RowIsOnDisk()
    {
        await using SqliteLedger ledger = file.Open(clock: clock);
        await ledger.RecordAsync(Entries.Request("req_1"));

        clock.Advance(file.Settings.Window);

        await LedgerFile.UntilAsync(ledger, health => health.Written == 1);
        file.Reader.Find("req_1").ShouldNotBeNull();
        ledger.Health.LongestWait.ShouldBeLessThanOrEqualTo(file.Settings.Window);
        ledger.Health.Late.ShouldBe(0);
    }

    [Fact]
    public async Task Record_CommittedAfterTheWindow_IsCountedLate()
    {
        await using SqliteLedger ledger = file.Open(clock: clock);
        await ledger.RecordAsync(Entries.Request("req_1"));

        clock.Advance(file.Settings.Window + TimeSpan.FromMilliseconds(1));

        await LedgerFile.UntilAsync(ledger, health => health.Written == 1);
        ledger.Health.Late.ShouldBe(1);
        ledger.Health.LongestWait.ShouldBe(TimeSpan.FromMilliseconds(51));
    }

    [Fact]
    public async Task Record_WindowNotPassed_RowWaits()
    {
        await using SqliteLedger ledger = file.Open(clock: clock);

        await ledger.RecordAsync(Entries.Request("req_1"));

        ledger.Health.Queued.ShouldBe(1);
        ledger.Health.Written.ShouldBe(0);
    }

    [Fact]
    public async Task Record_BatchFull_IsWrittenBeforeTheWindowEnds()
    {
        await using SqliteLedger ledger = file.Open(clock: clock, limits: new LedgerLimits { Batch = 3 });

        await ledger.RecordAsync(Entries.Request("req_1"));
        await ledger.RecordAsync(Entries.Request("req_2"));
        await ledger.RecordAsync(Entries.Request("req_3"));

        await LedgerFile.UntilAsync(ledger, health => health.Written == 3);
    }

    [Fact]
    public async Task Record_Strict_IsOnDiskWhenItCompletes()
    {
        await using SqliteLedger ledger = file.Open(file.Settings with { Strict = true }, clock);

        await ledger.RecordAsync(Entries.Request("req_1"));

        file.Reader.Find("req_1").ShouldNotBeNull();
    }

    [Fact]
    public async Task Record_From64Tasks_WritesEveryOne()
    {
        await using SqliteLedger ledger = file.Open();
        string[] ids = [.. Enumerable.Range(0, 64 * 50).Select(number => $"req_{number:D5}")];

        await Parallel.ForEachAsync(
            ids, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (id, _) => await ledger.RecordAsync(Entries.Request(id)));
        await ledger.FlushAsync(CancellationToken.None);

        ledger.Health.Written.ShouldBe(ids.Length);
        ledger.Health.Lost.ShouldBe(0);
        using SqliteConnection connection = file.Connect();
        connection.Number("SELECT count(*) FROM requests").ShouldBe(ids.Length);
        connection.Number("SELECT count(*) FROM attempts").ShouldBe(ids.Length);
    }

    [Fact]
    public async Task Record_StrictFrom64Tasks_SharesCommits()
    {
        await using SqliteLedger ledger = file.Open(file.Settings with { Strict = true });

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 640),
            new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (number, _) => await ledger.RecordAsync(Entries.Request($"req_{number}")));

        ledger.Health.Written.ShouldBe(640);
        ledger.Health.Queued.ShouldBe(0);
    }

    [Fact]
    public async Task Record_SameIdTwice_KeepsTheFirst()
    {
        await file.RecordAsync(Entries.Request("req_1"), Entries.Request("req_1") with { Task = "other" });

        file.Reader.Find("req_1")!.Task.ShouldBe("triage");
    }

    [Fact]
    public async Task Record_RowThatCannotBeHeld_LosesThatRowAlone()
    {
        await using SqliteLedger ledger = file.Open(clock: clock);
        await ledger.RecordAsync(Entries.Request("req_1"));
        await ledger.RecordAsync(Entries.Request("req_2") with { Outcome = (RequestOutcome)99 });
        await ledger.RecordAsync(Entries.Request("req_3"));

        await ledger.FlushAsync(CancellationToken.None);

        ledger.Health.Written.ShouldBe(2);
        ledger.Health.Lost.ShouldBe(1);
        ledger.Health.IsSick.ShouldBeFalse();
        ledger.Health.LastError.ShouldNotBeNull();
    }

    [Fact]
    public async Task Dispose_RowsQueued_WritesThemWithoutWaitingForTheWindow()
    {
        SqliteLedger ledger = file.Open(file.Settings with { Window = TimeSpan.FromHours(1) }, clock);
        await ledger.RecordAsync(Entries.Request("req_1"));

        await ledger.DisposeAsync();

        File.Exists(file.Path + "-wal").ShouldBeFalse();
        file.Reader.Find("req_1").ShouldNotBeNull();
    }

    [Fact]
    public async Task Record_AfterDispose_IsCountedLost()
    {
        SqliteLedger ledger = file.Open();
        await ledger.DisposeAsync();

        await ledger.RecordAsync(Entries.Request("req_late"));

        ledger.Health.Lost.ShouldBe(1);
        ledger.Health.Queued.ShouldBe(0);
    }

    [Fact]
    public async Task Record_MoreContentThanMayWait_KeepsTheRowWithoutContent()
    {
        await using SqliteLedger ledger = file.Open(clock: clock, limits: new LedgerLimits { QueuedContent = 10 });
        await ledger.RecordAsync(Entries.Request("req_1") with { RequestContent = "12345", AnswerContent = "67890" });
        await ledger.RecordAsync(Entries.Request("req_2") with { RequestContent = "!" });

        await ledger.FlushAsync(CancellationToken.None);

        ledger.Health.ContentLost.ShouldBe(1);
        file.Reader.Find("req_1")!.RequestContent.ShouldBe("12345");
        file.Reader.Find("req_2")!.RequestContent.ShouldBeNull();
    }

    [Fact]
    public async Task Update_OfARow_IsRefused()
    {
        await file.RecordAsync(Entries.Full());
        using SqliteConnection connection = file.Connect();

        foreach (string table in (string[])["requests", "attempts", "content"])
        {
            Should.Throw<SqliteException>(() => connection.Run($"UPDATE {table} SET at_us = 0")).Message.ShouldContain("append-only");
        }
    }

    [Fact]
    public async Task Delete_OfAKeptRow_IsRefused()
    {
        await file.RecordAsync(Entries.Full());
        using SqliteConnection connection = file.Connect();

        foreach (string table in (string[])["requests", "attempts"])
        {
            Should.Throw<SqliteException>(() => connection.Run($"DELETE FROM {table}")).Message.ShouldContain("append-only");
        }
    }

    [Fact]
    public async Task Read_TwoReadersWhileWriting_SeeWholeRequests()
    {
        await using SqliteLedger ledger = file.Open();
        await ledger.RecordAsync(Entries.Request("req_first"));
        await ledger.FlushAsync(CancellationToken.None);
        using CancellationTokenSource done = new();
        Task<long>[] readers = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() => ReadUntil(done.Token)))];

        foreach (int number in Enumerable.Range(0, 2000))
        {
            await ledger.RecordAsync(Entries.Request($"req_{number}"));
        }

        await ledger.FlushAsync(CancellationToken.None);
        await done.CancelAsync();
        (await Task.WhenAll(readers)).ShouldAllBe(reads => reads > 0);
        file.Reader.ReadBill(new BillQuery()).Total.Requests.ShouldBe(2001);
    }

    private long ReadUntil(CancellationToken done)
    {
        long reads = 0;
        do
        {
            BillLine total = file.Reader.ReadBill(new BillQuery()).Total;
            total.Attempts.ShouldBe(total.Requests);
            reads++;
        }
        while (!done.IsCancellationRequested);

        return reads;
    }
}
