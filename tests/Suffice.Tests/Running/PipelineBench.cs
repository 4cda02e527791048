using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Callers;
using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Providers.Retries;
using Suffice.Running;
using Suffice.Running.Keeping;
using Suffice.Tasks;
using Suffice.Tests.Engine;

namespace Suffice.Tests.Running;

/// <summary>Runs pipelines of a policy on disk over stand-in models: small costs 1 and 2 USD, large 10 and 20 USD per million tokens.</summary>
internal sealed class PipelineBench : ILedger, IPolicySource, IModelClients, IModelClient, IDisposable
{
    public const string Policy = """
        version: 1
        providers:
          here: { protocol: openai, base_url: http://127.0.0.1:9/v1, max_retries: 0 }
        models:
          small: { provider: here, id: small-1, price: { input: 1, output: 2 } }
          large: { provider: here, id: large-1, price: { input: 10, output: 20 } }
        tasks:
          classify: { ladder: [small, large] }
          draft: { ladder: [small] }
          polish: { ladder: [large], customer_facing: true }
        """;

    private readonly RunStore store;
    private readonly PipelineRunner runner;

    private readonly PolicyLoadOptions loading;

    public PipelineBench(string pipeline, string policy = Policy, TimeProvider? time = null, bool calibrated = true)
    {
        loading = new PolicyLoadOptions { WithoutCalibrations = !calibrated };
        Folder.Write("suffice.yaml", policy);
        Folder.Write("pipelines/flow.yaml", pipeline);
        Time = time ?? TimeProvider.System;
        Load();
        store = new RunStore(StorePath, Time);
        runner = Runner(store);
    }

    public TestFolder Folder { get; } = new();

    public string StorePath => Folder.PathOf("runs.db");

    public TimeProvider Time { get; }

    public ConcurrentQueue<RequestEntry> Rows { get; } = new();

    public ConcurrentQueue<ModelCall> Calls { get; } = new();

    /// <summary>What the models say: a text, or a <see cref="CallFailure"/>. Default: the last message, said again.</summary>
    public Func<ModelCall, object> Says { get; set; } = call => call.Request.Messages[^1].Text;

    public SufficePolicy Current { get; private set; } = null!;

    public void Load() => Current = PolicyLoader.BuiltIn(TimeProvider.System).Load(Folder.PathOf("suffice.yaml"), loading) is { IsValid: true } loaded
        ? loaded.Policy!
        : throw new InvalidOperationException(string.Join('\n', PolicyLoader.BuiltIn(TimeProvider.System).Load(Folder.PathOf("suffice.yaml"), loading).Errors));

    /// <summary>Puts a task in the place of the one of its name.</summary>
    public void Put(TaskPolicy task) => Current = Current with { Tasks = [.. Current.Tasks.Select(one => one.Name == task.Name ? task : one)] };

    /// <summary>Runs to the end.</summary>
    public async Task<RunReport> RunAsync(object? input = null, string? run = null, CancellationToken cancellationToken = default) =>
        (await EventsAsync(input, run, cancellationToken: cancellationToken))[^1].ShouldBeOfType<RunEnded>().Report;

    public async Task<List<RunEvent>> EventsAsync(object? input = null, string? run = null, Caller? caller = null, CancellationToken cancellationToken = default)
    {
        List<RunEvent> events = [];
        await foreach (RunEvent happened in runner.RunAsync(
            new RunCall("flow") { Input = input as JsonElement? ?? (input is null ? null : JsonSerializer.SerializeToElement(input)), Run = run, Caller = caller ?? Caller.Anyone }, cancellationToken))
        {
            events.Add(happened);
        }

        return events;
    }

    /// <summary>Begins a run and looks at no more than its first event.</summary>
    public async Task LeaveAtOnceAsync(string run)
    {
        await foreach (RunEvent _ in runner.RunAsync(new RunCall("flow") { Run = run }, CancellationToken.None))
        {
            return;
        }
    }

    public PipelineRunner Runner(RunStore kept) => new(new RunningParts
    {
        Engine = new SufficeEngine(new EngineParts
        {
            Policies = this,
            Clients = this,
            Ledger = this,
            Ids = new RequestIds(TimeProvider.System, new Random(1)),
            Retries = new RetryDelay(new RetryPolicy { FirstWait = TimeSpan.Zero }, new Random(1)),
            Learned = new LearnedFingerprints(),
            Time = Time,
            Logger = NullLogger<SufficeEngine>.Instance,
        }),
        Policies = this,
        Store = kept,
        Ledger = this,
        Ids = new RequestIds(TimeProvider.System, new Random(2)),
        Retries = new RetryDelay(new RetryPolicy { FirstWait = TimeSpan.Zero }, new Random(1)),
        Time = Time,
        Logger = NullLogger<PipelineRunner>.Instance,
    });

    public ValueTask RecordAsync(RequestEntry entry)
    {
        Rows.Enqueue(entry);
        return ValueTask.CompletedTask;
    }

    public IModelClient For(ProviderDefinition provider) => this;

    public async ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken)
    {
        Calls.Enqueue(call);
        object said = Says(call);
        if (said is Task<string> later)
        {
            said = await later.WaitAsync(cancellationToken);
        }

        return new ModelReply(said is string text ? ScriptedModels.Answer(text) : null, said as CallFailure, TimeSpan.FromMilliseconds(5));
    }

    public ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken) => throw new NotSupportedException("no step asks for a stream");

    public void Sweep() => store.Sweep();

    public void Dispose()
    {
        runner.Dispose();
        store.Dispose();
        Folder.Dispose();
    }
}
