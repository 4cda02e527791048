using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Ledger.Writing;
using Suffice.Policy;

namespace Suffice.Tests.Ledger;

/// <summary>A ledger in a folder of its own, removed afterwards.</summary>
internal sealed class LedgerFile : IDisposable
{
    public LedgerFile() => Path = Folder.PathOf("ledger.db");

    public TestFolder Folder { get; } = new();

    public string Path { get; init; }

    public LedgerSettings Settings => new() { Path = Path };

    public LedgerReader Reader => new(Path);

    public SqliteLedger Open(
        LedgerSettings? settings = null,
        TimeProvider? clock = null,
        LedgerLimits? limits = null,
        Func<long>? maxPages = null,
        ILogger? logger = null)
    {
        clock ??= TimeProvider.System;
        settings ??= Settings;
        return new SqliteLedger(
            settings, clock, logger ?? NullLogger.Instance, limits, new LedgerStore(settings.Path, settings.Strict, clock) { MaxPages = maxPages });
    }

    public async Task RecordAsync(params RequestEntry[] entries)
    {
        await using SqliteLedger ledger = Open();
        foreach (RequestEntry entry in entries)
        {
            await ledger.RecordAsync(entry);
        }
    }

    public SqliteConnection Connect()
    {
        SqliteConnection connection = new($"Data Source={Path};Pooling=False");
        connection.Open();
        return connection;
    }

    public void Upkeep(LedgerSettings settings, DateTimeOffset now)
    {
        using LedgerStore store = new(Path, syncs: false, TimeProvider.System);
        store.Open();
        LedgerUpkeep upkeep = new(settings, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(now));
        while (upkeep.Step(store.Connection, store.Fresh))
        {
        }
    }

    /// <summary>Waits until the ledger's health is as described; fails after 30 seconds.</summary>
    public static async Task UntilAsync(SqliteLedger ledger, Func<LedgerHealth, bool> condition)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        while (!condition(ledger.Health))
        {
            limit.Token.IsCancellationRequested.ShouldBeFalse(ledger.Health.ToString());
            await Task.Delay(1);
        }
    }

    public void Dispose() => Folder.Dispose();
}
