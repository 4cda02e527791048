using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Ledger.Tables;
using Suffice.Ledger.Writing;
using Suffice.Policy;

namespace Suffice.Tests.Ledger.Writing;

public sealed class SickDiskTests : IDisposable
{
    private static readonly LedgerLimits Quick = new()
    {
        FirstPause = TimeSpan.FromMilliseconds(1),
        LongestPause = TimeSpan.FromMilliseconds(5),
        Drain = TimeSpan.FromMilliseconds(200),
    };

    private readonly LedgerFile file = new();
    private long maxPages = 40;

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Record_DiskFull_AnswersGoOnAndRowsFollowWhenThereIsRoom()
    {
        await using SqliteLedger ledger = file.Open(limits: Quick, maxPages: () => Interlocked.Read(ref maxPages));
        foreach (int number in Enumerable.Range(0, 1000))
        {
            await ledger.RecordAsync(Entries.Request($"req_{number}"));
        }

        await LedgerFile.UntilAsync(ledger, health => health.IsSick && health.LastError!.Contains("full", StringComparison.Ordinal));

        Interlocked.Exchange(ref maxPages, 1_000_000);
        await LedgerFile.UntilAsync(ledger, health => health.Written == 1000);
        ledger.Health.IsSick.ShouldBeFalse();
        ledger.Health.Lost.ShouldBe(0);
    }

    [Fact]
    public async Task Record_DiskFullForManyTries_IsLoggedOnceWithItsRecovery()
    {
        using KeptLog logger = new();
        await using SqliteLedger ledger = file.Open(limits: Quick, maxPages: () => Interlocked.Read(ref maxPages), logger: logger);
        foreach (int number in Enumerable.Range(0, 1000))
        {
            await ledger.RecordAsync(Entries.Request($"req_{number}"));
        }

        await LedgerFile.UntilAsync(ledger, health => health.IsSick);
        Interlocked.Exchange(ref maxPages, 1_000_000);
        await LedgerFile.UntilAsync(ledger, health => health.Written == 1000);

        logger.Lines.Select(line => line.Event).Where(id => id is 200 or 201).ShouldBe([200, 201]);
        logger.Lines.First().Text.ShouldContain(file.Path);
        logger.Lines.First().Level.ShouldBe(LogLevel.Error);
    }

    [Fact]
    public async Task Record_StrictAndDiskFull_AnswersDoNotWaitForTheDisk()
    {
        await using SqliteLedger ledger = file.Open(
            file.Settings with { Strict = true }, limits: Quick, maxPages: () => Interlocked.Read(ref maxPages));

        foreach (int number in Enumerable.Range(0, 1000))
        {
            await ledger.RecordAsync(Entries.Request($"req_{number}"));
        }

        ledger.Health.IsSick.ShouldBeTrue();
        ledger.Health.Lost.ShouldBe(0);
        Interlocked.Exchange(ref maxPages, 1_000_000);
        await LedgerFile.UntilAsync(ledger, health => health.Written == 1000);
    }

    [Fact]
    public async Task Record_MoreThanMemoryMayHold_LosesTheOldestAndCountsThem()
    {
        File.WriteAllText(file.Path + ".dir", string.Empty);
        LedgerSettings settings = file.Settings with { Path = file.Path + ".dir/ledger.db" };
        await using SqliteLedger ledger = file.Open(settings, limits: Quick with { QueuedRequests = 10, Batch = 1 });
        await LedgerFile.UntilAsync(ledger, health => health.IsSick);

        foreach (int number in Enumerable.Range(0, 100))
        {
            await ledger.RecordAsync(Entries.Request($"req_{number:D3}"));
        }

        long lost = ledger.Health.Lost;
        lost.ShouldBeInRange(89, 90);
        File.Delete(file.Path + ".dir");
        await LedgerFile.UntilAsync(ledger, health => health.Queued == 0);
        ledger.Health.Written.ShouldBe(100 - lost);
        new LedgerReader(settings.Path).Find("req_099").ShouldNotBeNull();
    }

    [Fact]
    public async Task Dispose_DiskStillSick_GivesUpWithinTheLimitAndCountsTheLoss()
    {
        File.WriteAllText(file.Path + ".dir", string.Empty);
        SqliteLedger ledger = file.Open(file.Settings with { Path = file.Path + ".dir/ledger.db" }, limits: Quick);
        await ledger.RecordAsync(Entries.Request("req_1"));
        await ledger.RecordAsync(Entries.Request("req_2"));

        await ledger.DisposeAsync();

        ledger.Health.Lost.ShouldBe(2);
        ledger.Health.Queued.ShouldBe(0);
    }

    [Fact]
    public async Task Open_CorruptFile_MovesItAsideAndBeginsAnew()
    {
        await File.WriteAllTextAsync(file.Path, new string('x', 8192));

        await file.RecordAsync(Entries.Request("req_1"));

        file.Reader.Find("req_1").ShouldNotBeNull();
        string aside = Directory.GetFiles(file.Folder.Path, "ledger.db.corrupt-*").ShouldHaveSingleItem();
        new FileInfo(aside).Length.ShouldBe(8192);
    }

    [Fact]
    public async Task Open_CorruptInside_MovesItAsideAtTheFirstWriteAndLosesNoNewRow()
    {
        await file.RecordAsync([.. Enumerable.Range(0, 200).Select(number => Entries.Request($"req_{number}"))]);
        await using (FileStream stream = File.OpenWrite(file.Path))
        {
            stream.Position = 3 * 4096;
            stream.Write(new byte[stream.Length - stream.Position].Select(_ => (byte)0xA5).ToArray());
        }

        await using SqliteLedger ledger = file.Open(limits: Quick);
        await ledger.RecordAsync(Entries.Request("req_new"));

        await LedgerFile.UntilAsync(ledger, health => health.Written == 1);
        file.Reader.Find("req_new").ShouldNotBeNull();
        Directory.GetFiles(file.Folder.Path, "ledger.db.corrupt-*").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Open_DatabaseOfSomethingElse_IsLeftAloneAndSick()
    {
        using (SqliteConnection other = file.Connect())
        {
            other.Run("CREATE TABLE customers (id INTEGER)");
        }

        await using SqliteLedger ledger = file.Open(limits: Quick);

        await LedgerFile.UntilAsync(ledger, health => health.IsSick);
        ledger.Health.LastError!.ShouldContain("something else");
        Directory.GetFiles(file.Folder.Path, "*.corrupt-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_NewerSchema_IsLeftAloneAndSick()
    {
        await file.RecordAsync(Entries.Request("req_1"));
        using (SqliteConnection connection = file.Connect())
        {
            connection.Run("UPDATE meta SET value = 99 WHERE key = 'schema_version'");
        }

        await using SqliteLedger ledger = file.Open(limits: Quick);

        await LedgerFile.UntilAsync(ledger, health => health.IsSick);
        ledger.Health.LastError!.ShouldContain("newer");
        Should.Throw<LedgerException>(() => file.Reader.Find("req_1")).Message.ShouldContain("newer");
    }

    [Fact]
    public async Task Upkeep_FileRemovedWhileInUse_BeginsANewOne()
    {
        await using SqliteLedger ledger = file.Open(limits: Quick with { Upkeep = TimeSpan.FromMilliseconds(1) });
        await ledger.RecordAsync(Entries.Request("req_1"));
        await ledger.FlushAsync(CancellationToken.None);

        File.Delete(file.Path);

        await LedgerFile.UntilAsync(ledger, _ => File.Exists(file.Path));
        await ledger.RecordAsync(Entries.Request("req_2"));
        await ledger.FlushAsync(CancellationToken.None);
        file.Reader.Find("req_2").ShouldNotBeNull();
    }
}
