using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Chat;
using Suffice.Engine;
using Suffice.Hosting;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Policy;
using Suffice.Policy.Reloading;

namespace Suffice.Tests.Hosting;

/// <summary>An engine's host over a policy file, a recording and a ledger of its own.</summary>
internal sealed class HostedDesk : IAsyncDisposable
{
    public const string Policy = """
        version: 1
        providers:
          recorded: { protocol: replay, recordings: [recording.jsonl] }
        models:
          small: { provider: recorded, id: small-1, price: { input: 1, output: 2 } }
          large: { provider: recorded, id: large-1, price: { input: 10, output: 20 } }
        tasks:
          triage:
            why: one of two labels
            ladder: [small, large]
            gate:
              - one_of: [urgent, normal]
        """;

    public const string Recording = """
        {"id":"a1","prompt":"My card burns","outputs":{"small-1":{"text":"urgent","input_tokens":100,"output_tokens":10},"large-1":{"text":"urgent","input_tokens":100,"output_tokens":10}}}
        {"id":"c1","prompt":"heads or tails?","outputs":{"small-1":{"text":"heads","input_tokens":5,"output_tokens":1}}}
        {"id":"c2","prompt":"What is 17 * 23?","outputs":{"small-1":{"text":"391","input_tokens":8,"output_tokens":2}}}

        """;

    private readonly TestFolder folder = new();
    private readonly PolicyHost policies;

    public HostedDesk(string policy)
    {
        folder.Write("recording.jsonl", Recording);
        string path = folder.Write("suffice.yaml", policy);
        PolicyLoader loader = PolicyLoader.BuiltIn(TimeProvider.System);
        policies = new PolicyHost(loader, path, loader.Load(path), new PolicyHostOptions(), TimeProvider.System, NullLogger<PolicyHost>.Instance);
        Host = new EngineHost(new EngineSetup { Policies = policies, Time = TimeProvider.System, Loggers = NullLoggerFactory.Instance });
    }

    public EngineHost Host { get; }

    public IPolicySource Policies => policies;

    public string LedgerPath => folder.PathOf("suffice-ledger/ledger.db");

    /// <summary>Writes another policy and has it read.</summary>
    public async Task<PolicyReload> ReloadAsync(string policy)
    {
        folder.Write("suffice.yaml", policy);
        return await policies.ReloadAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asks the desk one call.</summary>
    public async Task<EngineReply> AskAsync(string prompt) => await Host.Engine.AnswerAsync(
        new EngineCall(
            new ChatRequest { Protocol = ChatProtocol.OpenAI, Model = "task:triage", Messages = [ChatMessage.Of(ChatRole.User, prompt)], MaxOutputTokens = 50 },
            _ => null,
            "library"),
        TestContext.Current.CancellationToken);

    public IReadOnlyList<RequestEntry> Rows() => new LedgerReader(LedgerPath).ReadRequests(new RequestQuery { Limit = 100 }).Requests;

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        policies.Dispose();
        folder.Dispose();
    }
}
