using System.Collections.Concurrent;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Sets;
using Suffice.Providers;
using Suffice.Spending;

namespace Suffice.Evaluation.Tests.Runs;

/// <summary>Providers without a network: what a model says to a prompt is a function, and every call is counted.</summary>
internal sealed class FakeModels(Func<ModelCall, int, ModelReply> answer) : IModelClients, IModelClient
{
    private readonly ConcurrentDictionary<string, int> asked = new(StringComparer.Ordinal);
    private int inFlight;
    private int most;

    public int Calls => asked.Values.Sum();

    public int MostAtOnce => most;

    public ConcurrentBag<ModelCall> Log { get; } = [];

    public static FakeModels Saying(Func<string, string, string> text) => new((call, _) => Said(text(call.Model.Name, call.Request.Messages[^1].Text)));

    public static ModelReply Said(string text) =>
        new(new ChatAnswer { Parts = [new TextPart(text)], Usage = new TokenUsage { Input = 100, Output = 10, Basis = UsageBasis.Reported } }, null, TimeSpan.FromMilliseconds(40));

    public static ModelReply Failed(FailureKind kind, string message = "broken") => new(null, new CallFailure(kind, message), TimeSpan.Zero);

    public IModelClient For(ProviderDefinition provider) => this;

    public async ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken)
    {
        int now = Interlocked.Increment(ref inFlight);
        InterlockedMax(now);
        Log.Add(call);
        int before = asked.AddOrUpdate($"{call.Model.Name}\n{call.Request.Messages[^1].Text}", 1, (_, n) => n + 1) - 1;
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        Interlocked.Decrement(ref inFlight);
        return answer(call, before);
    }

    public ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken) => throw new NotSupportedException();

    public int AskedOf(string model) => asked.Where(call => call.Key.StartsWith($"{model}\n", StringComparison.Ordinal)).Sum(call => call.Value);

    /// <summary>A model at 1 and 2 USD per million tokens times a factor: a call of 100 and 10 tokens costs 0.00012 USD times it.</summary>
    public static EvalModel Model(string name, decimal factor = 1, int maxRetries = 2, bool priced = true, string? family = null) => new(
        name,
        new Model
        {
            Name = name,
            Id = $"{name}-2026",
            Provider = "fake",
            MaxOutputTokens = 100,
            Family = family,
            Prices = priced ? [new Price { Tokens = new TokenPrices { Input = 1 * factor, Output = 2 * factor } }] : [],
        },
        new ProviderDefinition { Name = "fake", Protocol = "openai", BaseUrl = new Uri("http://localhost"), MaxRetries = maxRetries });

    public static EvalSet Set(int items, string reference = "yes", params MetricSpec[] metrics) => new("set",
    [
        .. Enumerable.Range(0, items).Select(i => new EvalItem
        {
            Id = $"i{i:000}",
            Request = new ChatRequest { Protocol = ChatProtocol.OpenAI, Model = "auto", Messages = [ChatMessage.Of(ChatRole.User, $"question {i}")] },
            Reference = System.Text.Json.JsonSerializer.SerializeToElement(reference),
            Metrics = [.. metrics],
            Tags = [new EvalTag("half", i < items / 2 ? "first" : "second")],
            Place = $"set.jsonl:{i + 1}",
        }),
    ]);

    private void InterlockedMax(int now)
    {
        for (int seen = most; now > seen; seen = most)
        {
            Interlocked.CompareExchange(ref most, now, seen);
        }
    }
}
