using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;
using Suffice.Engine;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Simulating;
using Suffice.Ledger;
using Suffice.Ledger.Writing;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Providers.Retries;
using Suffice.Spending;
using Suffice.Tasks;
using Suffice.Watching.Shadows;

namespace Suffice.Evaluation.Tests.Simulating;

/// <summary>
/// A desk that labels numbered tickets, with a ledger: small writes no label at every third, and the wrong one at every fifth; mid the wrong one at every seventh; large never.
/// </summary>
internal sealed class LoggedDesk : IDisposable, IModelClients, IModelClient
{
    public const decimal Small = 0.00012m;

    private readonly TestFolder folder = new();
    private int asked;

    public int Asked => asked;

    public string LedgerPath => folder.PathOf("ledger.db");

    /// <summary>A policy of one task; a small call costs 0.00012 USD, a mid one three times that, a large one ten times.</summary>
    public SufficePolicy Policy(string ladder, string more = "", int price = 1)
    {
        string path = folder.Write($"{Guid.NewGuid():N}.yaml", $$"""
            version: 1
            providers: { here: { protocol: openai, base_url: http://localhost:1 } }
            models:
              small: { provider: here, id: s, max_output_tokens: 20, price: { input: {{price}}, output: {{2 * price}} } }
              mid: { provider: here, id: m, max_output_tokens: 20, price: { input: 3, output: 6 } }
              large: { provider: here, id: l, max_output_tokens: 20, price: { input: 10, output: 20 } }
            tasks:
              triage: { why: labels, match: { prompt_contains: ticket }, ladder: [{{ladder}}], gate: [ one_of: [urgent, normal] ]{{more}} }
            """);
        PolicyLoadResult loaded = PolicyLoader.BuiltIn(TimeProvider.System, new Suffice.Learning.Ladders.EstimatorReader()).Load(path);
        loaded.Errors.ShouldBeEmpty();

        return loaded.Policy!;
    }

    /// <summary>Serves tickets 1 to <paramref name="calls"/> into the ledger.</summary>
    public async Task ServeAsync(SufficePolicy policy, int calls)
    {
        await using SqliteLedger ledger = new(new LedgerSettings { Path = LedgerPath }, TimeProvider.System, NullLogger<SqliteLedger>.Instance);
        LearnedFingerprints learned = new();
        SufficeEngine engine = new(new EngineParts
        {
            Policies = new FixedPolicy(policy),
            Clients = this,
            Ledger = ledger,
            Ids = new RequestIds(TimeProvider.System, new Random(1)),
            Retries = new RetryDelay(new RetryPolicy(), new Random(1)),
            Learned = learned,
            Time = TimeProvider.System,
            Shadow = new ShadowOptions { Random = new Random(1), Queue = 1_000 },
            Logger = NullLogger<SufficeEngine>.Instance,
        });
        for (int i = 1; i <= calls; i++)
        {
            ChatRequest request = ChatWires.OpenAI.ReadRequest(Encoding.UTF8.GetBytes($$"""{"model":"auto","messages":[{"role":"user","content":"ticket {{i}}"}]}"""));
            await engine.AnswerAsync(new EngineCall(request, _ => null, "chat"), default);
        }

        await engine.EndAsync();
        asked = 0;
    }

    public async Task<SimulationReport> SimulateAsync(SufficePolicy now, SufficePolicy next, ReplayScope scope = ReplayScope.None, decimal? most = null)
    {
        asked = 0;
        Simulation simulation = await new Simulator(new SimulationOptions { Now = now, Next = next, Replay = scope, MaxCostUsd = most }, TimeProvider.System).OfLedgerAsync(LedgerPath);
        if (scope != ReplayScope.None)
        {
            await simulation.ReplayAsync(this);
        }

        return simulation.Report();
    }

    public IModelClient For(ProviderDefinition provider) => this;

    public ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref asked);
        int ticket = int.Parse(call.Request.Messages[^1].Text.Split(' ')[1], CultureInfo.InvariantCulture);
        (string right, string wrong) = ticket % 2 == 0 ? ("urgent", "normal") : ("normal", "urgent");
        string text = call.Model.Name switch
        {
            "small" => ticket % 3 == 0 ? "maybe" : ticket % 5 == 0 ? wrong : right,
            "mid" => ticket % 7 == 0 ? wrong : right,
            _ => right,
        };

        return ValueTask.FromResult(new ModelReply(
            new ChatAnswer { Parts = [new TextPart(text)], StopReason = StopReason.Done, Usage = new TokenUsage { Input = 100, Output = 10, Basis = UsageBasis.Reported } }, null, TimeSpan.Zero));
    }

    public async ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken) =>
        new(AnswerEvents.Of((await SendAsync(call, cancellationToken)).Answer!).ToAsyncEnumerable(), null);

    public void Dispose() => folder.Dispose();
}
