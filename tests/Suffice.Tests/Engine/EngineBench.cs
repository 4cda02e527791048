using System.Collections.Frozen;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Confidence;
using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Providers.Retries;
using Suffice.Tasks;
using Suffice.Telemetry;
using Suffice.Watching.Shadows;

namespace Suffice.Tests.Engine;

/// <summary>An engine over stand-in models: small costs 1 and 2 USD, large 10 and 20 USD per million tokens.</summary>
internal sealed class EngineBench : ILedger, IPolicySource
{
    public ScriptedModels Models { get; } = new();

    public List<RequestEntry> Rows { get; } = [];

    public bool LedgerThrows { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public EngineTelemetry Telemetry { get; } = new();

    public ITaskTrust? Trust { get; init; }

    public ShadowOptions? Shadow { get; init; }

    public required TaskPolicy Task { get; init; }

    public SufficePolicy Current => field ??= new SufficePolicy
    {
        Version = "v1",
        PriceVersion = "p1",
        Providers = new Dictionary<string, ProviderDefinition>
        {
            ["here"] = new() { Name = "here", Protocol = "openai", MaxRetries = 1 },
        }.ToFrozenDictionary(),
        Models = new[] { Small, Large, Second }.ToFrozenDictionary(m => m.Name),
        Tasks = [Task],
        Default = null,
    };

    public static Model Small { get; } = Make("small", 1, 2);

    public static Model Large { get; } = Make("large", 10, 20);

    public static Model Second { get; } = Make("second", 1, 2);

    public static TaskPolicy TwoRungs(params ICheck[] gate) => new()
    {
        Name = "triage",
        Ladder = [Small, Large],
        Gate = [.. gate.Select(c => new GateCheck(c))],
    };

    public SufficeEngine Engine() => new(new EngineParts
    {
        Policies = this,
        Clients = Models,
        Ledger = this,
        Ids = new RequestIds(TimeProvider.System, new Random(1)),
        Retries = new RetryDelay(new RetryPolicy { FirstWait = TimeSpan.Zero }, new Random(1)),
        Learned = new LearnedFingerprints(),
        Trust = Trust,
        Time = Time,
        Telemetry = Telemetry,
        Shadow = Shadow,
        Logger = NullLogger<SufficeEngine>.Instance,
    });

    public static EngineCall Call(string prompt = "What is it?", bool stream = false) => new(
        new ChatRequest
        {
            Protocol = ChatProtocol.OpenAI,
            Model = "task:triage",
            Messages = [ChatMessage.Of(ChatRole.User, prompt)],
            MaxOutputTokens = 100,
            Stream = stream,
        },
        _ => null,
        "chat");

    public Task<EngineReply> AnswerAsync(EngineCall? call = null, CancellationToken cancellationToken = default) =>
        Engine().AnswerAsync(call ?? Call(), cancellationToken).AsTask();

    ValueTask ILedger.RecordAsync(RequestEntry entry)
    {
        lock (Rows)
        {
            Rows.Add(entry);
        }

        return LedgerThrows ? throw new InvalidOperationException("the disk is gone") : ValueTask.CompletedTask;
    }

    private static Model Make(string name, decimal input, decimal output) => new()
    {
        Name = name,
        Id = name + "-1",
        Provider = "here",
        ContextWindow = 100_000,
        Capabilities = ModelCapabilities.Tools | ModelCapabilities.Vision,
        Prices = [new Price { Tokens = new TokenPrices { Input = input, Output = output } }],
    };
}

/// <summary>Fails the answers that contain a word, in the words of the test.</summary>
internal sealed class Forbids(string word) : ICheck
{
    public string Name => "forbids";

    public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(
        judged.Text.Contains(word, StringComparison.Ordinal) ? Finding.Failed($"do not say {word}") : Finding.Passed);
}
