using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Ledger;
using Suffice.Ledger.Writing;
using Suffice.Policy;
using Suffice.Spending;
using Suffice.Tasks;

namespace Suffice.Benchmarks;

/// <summary>What recording costs the request's path, and what a commit costs the writer.</summary>
[MemoryDiagnoser]
public class LedgerBenchmarks : IAsyncDisposable
{
    private const int Requests = 4096;
    private const int BatchSize = 100;

    private readonly RequestEntry[] entries = new RequestEntry[Requests];
    private DirectoryInfo folder = null!;
    private SqliteLedger ledger = null!;
    private LedgerStore store = null!;
    private RequestIds ids = null!;

    [GlobalSetup]
    public void Begin()
    {
        folder = Directory.CreateTempSubdirectory("suffice-bench-");
        ids = new RequestIds(TimeProvider.System, new Random(1));
        ledger = new SqliteLedger(
            new LedgerSettings { Path = Path.Combine(folder.FullName, "path.db") }, TimeProvider.System, NullLogger<SqliteLedger>.Instance);
        store = new LedgerStore(Path.Combine(folder.FullName, "batch.db"), syncs: false, TimeProvider.System);
        Renew();
    }

    [GlobalCleanup]
    public async Task End() => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await ledger.DisposeAsync();
        store.Dispose();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [IterationSetup]
    public void Renew()
    {
        for (int index = 0; index < Requests; index++)
        {
            entries[index] = Entry(ids.Next());
        }
    }

    [Benchmark(OperationsPerInvoke = Requests)]
    public async Task Record()
    {
        for (int index = 0; index < Requests; index++)
        {
            await ledger.RecordAsync(entries[index]);
        }
    }

    [Benchmark(OperationsPerInvoke = BatchSize)]
    public int CommitHundred() => store.Append(new ArraySegment<RequestEntry>(entries, 0, BatchSize));

    [Benchmark(OperationsPerInvoke = Requests)]
    public void NextId()
    {
        for (int index = 0; index < Requests; index++)
        {
            ids.Next();
        }
    }

    private static RequestEntry Entry(string id) => new()
    {
        Id = id,
        At = DateTimeOffset.UnixEpoch,
        Task = "ticket-triage",
        Source = TaskSource.Fingerprint,
        Endpoint = "chat",
        RequestedModel = "auto",
        Outcome = RequestOutcome.Served,
        Model = "haiku",
        Path = "haiku",
        CostUsd = 0.001285m,
        KnownCostUsd = 0.001285m,
        BaselineCostUsd = 0.003855m,
        Latency = TimeSpan.FromMilliseconds(640),
        PolicyVersion = "9c1f2e7ab0d4",
        PriceVersion = "2026-11-02",
        Attempts =
        [
            new AttemptEntry
            {
                Number = 0,
                Purpose = AttemptPurpose.Answer,
                Rung = 0,
                Model = "haiku",
                Provider = "anthropic",
                At = DateTimeOffset.UnixEpoch,
                Latency = TimeSpan.FromMilliseconds(630),
                Outcome = AttemptOutcome.Accepted,
                Usage = new TokenUsage { Input = 1160, Output = 25, Basis = UsageBasis.Reported },
                Cost = new PricedUsage(0.001285m, "claude-haiku-4-5@2025-10-01"),
            },
        ],
    };
}
