using System.Collections.Frozen;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Catalog;
using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Providers.Peers;
using Suffice.Providers.Retries;
using Suffice.Tasks;
using Suffice.Tests.Providers;

namespace Suffice.Tests.Engine;

/// <summary>One engine over stand-in models at three providers, on a clock of the test's own: small (at a, b, c) and large (at a).</summary>
internal sealed class PeerBench : ILedger, IPolicySource
{
    private readonly SufficeEngine engine;

    public PeerBench(Func<TaskPolicy, TaskPolicy>? change = null, Func<ProviderDefinition, ProviderDefinition>? provider = null, IModelClients? clients = null, int retries = 0)
    {
        ProviderDefinition Make(string name)
        {
            ProviderDefinition made = new() { Name = name, Protocol = "openai", MaxRetries = retries, Breaker = new BreakerSettings { Failures = 3 } };
            return provider?.Invoke(made) ?? made;
        }

        Model rung = Small;
        TaskPolicy task = new() { Name = "triage", Ladder = [rung, EngineBench.Large with { Provider = "a" }], MaxAttempts = 20 };
        Current = new SufficePolicy
        {
            Version = "v1",
            PriceVersion = "p1",
            Providers = new[] { "a", "b", "c" }.ToFrozenDictionary(name => name, Make),
            Models = new[] { rung, EngineBench.Large with { Provider = "a" }, EngineBench.Second with { Provider = "b" } }.ToFrozenDictionary(m => m.Name),
            Tasks = [(change ?? (t => t))(task)],
        };
        engine = new SufficeEngine(new EngineParts
        {
            Policies = this,
            Clients = clients ?? Models,
            Ledger = this,
            Ids = new RequestIds(TimeProvider.System, new Random(1)),
            Retries = new RetryDelay(new RetryPolicy { FirstWait = TimeSpan.Zero }, new Random(1)),
            Peers = new PeerBoard(Clock, new Random(7)),
            Learned = new LearnedFingerprints(),
            Time = Clock,
            Logger = NullLogger<SufficeEngine>.Instance,
        });
    }

    public static Model Small { get; } = At("a") with { Peers = [At("b"), At("c")] };

    public ScriptedModels Models { get; } = new();

    public TestClock Clock { get; } = new();

    public List<RequestEntry> Rows { get; } = [];

    public SufficePolicy Current { get; set; }

    public RequestEntry Row => Rows[^1];

    /// <summary>Who was called, in order, as <c>small@a</c>.</summary>
    public IEnumerable<string> Called => Models.Calls.Select(call => $"{call.Model.Name}@{call.Provider.Name}");

    public IReadOnlyList<BreakerSnapshot> Breakers => engine.Peers.Snapshot();

    public static Model At(string provider, int? window = 100_000, string? residency = null) =>
        EngineBench.Small with { Provider = provider, ContextWindow = window, Residency = residency };

    public Task<EngineReply> AnswerAsync(bool stream = false, CancellationToken cancellationToken = default) =>
        engine.AnswerAsync(EngineBench.Call(stream: stream), cancellationToken).AsTask();

    public Task<EngineReply> AnswerNamedAsync(string model)
    {
        EngineCall call = EngineBench.Call();

        return engine.AnswerAsync(call with { Request = call.Request with { Model = model } }, CancellationToken.None).AsTask();
    }

    public async Task<FailedReply> FailAsync(bool stream = false) => (await AnswerAsync(stream)).ShouldBeOfType<FailedReply>();

    ValueTask ILedger.RecordAsync(RequestEntry entry)
    {
        lock (Rows)
        {
            Rows.Add(entry);
        }

        return ValueTask.CompletedTask;
    }
}
