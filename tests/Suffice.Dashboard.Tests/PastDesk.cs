using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Suffice.Agents.Keeping;
using Suffice.Dashboard.Floors;
using Suffice.Dashboard.Times;
using Suffice.Evaluation.Offline;
using Suffice.Files;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Ledger.Tables;
using Suffice.Ledger.Writing;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Spending;
using Suffice.Tasks;
using Suffice.Yaml;

namespace Suffice.Dashboard.Tests;

/// <summary>A desk with a past: a policy, a ledger beside it, and a clock that stands at noon of 27 November 2026.</summary>
internal sealed class PastDesk : IDisposable
{
    public const string Policy = """
        version: 1
        providers: { here: { protocol: openai, base_url: http://localhost:1 } }
        models:
          small: { provider: here, id: small-1, price: { input: 1, output: 2 } }
          large: { provider: here, id: large-1, price: { input: 10, output: 20 } }
        tasks:
          triage:
            why: one of two labels
            ladder: [small, large]
            gate: [{ one_of: [urgent, normal] }]
            on_fail: { retry: 1, then: escalate }
            floor: 0.9
          note: { why: a customer reads it, ladder: [large], customer_facing: true }
        default: { ladder: [large] }
        ledger: { path: ledger.db }
        """;

    public static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    public PastDesk(string policy = Policy)
    {
        string path = Folder.Write("suffice.yaml", policy);
        Loaded = PolicyLoader.BuiltIn(Clock).Load(path);
        Policies = new FixedPolicy(Loaded.Policy.ShouldNotBeNull(string.Join("; ", Loaded.Errors)));
        Floors = new FloorReading(path);
        Work = AgentsFile.Beside(Loaded.Policy!.Ledger.Path, Clock);
    }

    public static Period Month { get; } = Period.Latest(30, Now);

    public TestFolder Folder { get; } = new();

    public FakeTimeProvider Clock { get; } = new(Now);

    public PolicyLoadResult Loaded { get; }

    public IPolicySource Policies { get; }

    public FloorReading Floors { get; }

    public AgentsFile Work { get; }

    public LedgerReader Ledger => new(Policies.Current.Ledger.Path);

    /// <summary>A request of the triage task that the first rung answered, yesterday at noon.</summary>
    public static RequestEntry Served(string id) => new()
    {
        Id = id,
        At = Now.AddDays(-1),
        Task = "triage",
        Source = TaskSource.Match,
        SourceWhy = "rule 1",
        Fingerprint = "fp1_abc",
        Endpoint = "chat",
        RequestedModel = "gpt-5",
        Outcome = RequestOutcome.Served,
        Model = "small",
        Path = "small",
        CostUsd = 0.001m,
        KnownCostUsd = 0.001m,
        BaselineCostUsd = 0.01m,
        BaselineModel = "large",
        Latency = TimeSpan.FromMilliseconds(200),
        PolicyVersion = "v1",
        PriceVersion = "p1",
        Attempts = [Attempt(0, 0, "small", AttemptOutcome.Accepted, 0.001m)],
    };

    /// <summary>The same, when the first rung's answer failed its check and the second's was served.</summary>
    public static RequestEntry Escalated(string id) => Served(id) with
    {
        Model = "large",
        Path = "small>large",
        Reason = "one_of",
        CostUsd = 0.011m,
        KnownCostUsd = 0.011m,
        Attempts = [Attempt(0, 0, "small", AttemptOutcome.Rejected, 0.001m), Attempt(1, 1, "large", AttemptOutcome.Accepted, 0.01m)],
    };

    public static AttemptEntry Attempt(int number, int rung, string model, AttemptOutcome outcome, decimal usd, FailureKind? failure = null) => new()
    {
        Number = number,
        Purpose = AttemptPurpose.Answer,
        Rung = rung,
        Model = model,
        Provider = "here",
        At = Now.AddDays(-1),
        Latency = TimeSpan.FromMilliseconds(150),
        Outcome = outcome,
        Usage = new TokenUsage { Input = 100, Output = 10, Basis = UsageBasis.Reported },
        Cost = new PricedUsage(usd, "row", null),
        Failure = failure,
    };

    public async Task RecordAsync(params RequestEntry[] entries)
    {
        await using SqliteLedger ledger = new(Policies.Current.Ledger, Clock, NullLogger<SqliteLedger>.Instance);
        await ledger.FlushAsync(TestContext.Current.CancellationToken);
        foreach (RequestEntry entry in entries)
        {
            await ledger.RecordAsync(entry);
        }
    }

    /// <summary>Keeps that a policy came into force, with what it says.</summary>
    public void Keep(string version, DateTimeOffset at, params ValueOrigin[] values)
    {
        using SqliteConnection connection = LedgerConnection.Open(Policies.Current.Ledger.Path, SqliteOpenMode.ReadWrite);
        connection.Run(
            "INSERT INTO policies (at_us, version, price_version, stated) VALUES ($at, $version, 'p1', $stated)",
            ("$at", LedgerTime.Micros(at)), ("$version", version), ("$stated", JsonSerializer.Serialize(values, MachineJson.Options)));
    }

    public void Dispose()
    {
        Work.Dispose();
        Folder.Dispose();
    }
}
