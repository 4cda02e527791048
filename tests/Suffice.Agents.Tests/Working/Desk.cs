using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Suffice.Agents.Keeping;
using Suffice.Agents.Prompting;
using Suffice.Agents.Tickets;
using Suffice.Agents.Working;
using Suffice.Chat;
using Suffice.Engine;
using Suffice.Evaluation.Offline;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Spending;

namespace Suffice.Agents.Tests.Working;

/// <summary>A desk with one worker, ticket-qc, on two scripted models: what a model says is a function of its name and the call.</summary>
internal sealed class Desk : IModelClients, IModelClient, IDisposable
{
    private const string Policy = """
        version: 1
        providers:
          scripted: { protocol: openai, base_url: http://localhost:1, max_retries: 0 }
        models:
          small: { provider: scripted, price: { input: 1, output: 5 }, max_output_tokens: 1000 }
          large: { provider: scripted, price: { input: 10, output: 50 }, max_output_tokens: 1000 }
        """;

    private const string Task = """
        why: a test
        ladder: [small, large]
        gate:
          - json_schema
          - quoted: ["$.criteria.*.quotes[*]", "$.complaint_about.quote"]
        worker: { upstream: [ticket-triage] }
        """;

    private const string Rubric = """
        ## R-1 Information
        ```yaml
        weight: 60
        critical: true
        root_causes: [missing_detail/order_id, asked_again]
        ```
        5 when all was asked for.
        ## R-2 Tone
        ```yaml
        weight: 40
        skippable: true
        root_causes: [cold]
        ```
        """;

    private const string Escalation = """
        ## E-001 A lawyer is named
        ```yaml
        when: { text_contains: [lawyer] }
        ```
        ## E-002 Something that the rubric does not speak of
        """;

    private readonly TestFolder folder = new();
    private readonly Func<string, ChatRequest, string?> say;

    public Desk(Func<string, ChatRequest, string?> say, string task = Task, string rubric = Rubric, string? patterns = null)
    {
        this.say = say;
        folder.Write("suffice.yaml", Policy);
        folder.Write("tasks/ticket-qc/task.yaml", task);
        folder.Write("tasks/ticket-qc/rubric.md", rubric);
        folder.Write("tasks/ticket-qc/escalation.md", Escalation);
        folder.Write("tasks/ticket-qc/patterns.md", patterns ?? string.Empty);
        folder.Write("tasks/ticket-qc/output.schema.json", "{}");
        PolicyLoadResult loaded = PolicyLoader.BuiltIn(TimeProvider.System).Load(folder.PathOf("suffice.yaml"));
        loaded.Errors.ShouldBeEmpty();
        Loaded = loaded.Policy!;
        SchemaWriting.Write(Loaded.FindTask("ticket-qc")!).Problems.ShouldBeEmpty();
        Loaded = PolicyLoader.BuiltIn(TimeProvider.System).Load(folder.PathOf("suffice.yaml")).Policy!;
        Standard = WorkerStandard.Read(Loaded.FindTask("ticket-qc")!);
        Engine = OfflineEngine.Over(Loaded, this, Ledger, TimeProvider.System);
        File = new AgentsFile(folder.PathOf("work.db"), TimeProvider.System);
    }

    public SufficePolicy Loaded { get; }

    public WorkerStandard Standard { get; }

    public MemoryLedger Ledger { get; } = new();

    public SufficeEngine Engine { get; }

    public AgentsFile File { get; }

    public ConcurrentQueue<(string Model, ChatRequest Request)> Asked { get; } = [];

    public WorkRunner Runner => new(Engine, File, TimeProvider.System);

    public static Ticket Ticket(string id, string text, string from = "customer") => new() { Id = id, Messages = [new TicketMessage(from, text)] };

    /// <summary>An answer that rates both criteria.</summary>
    public static string Answer(int information, int? tone, string? quote = null, string? missing = null, string? cause = null, object? escalate = null, object? complaint = null) => JsonSerializer.Serialize(new JsonObject
    {
        ["criteria"] = new JsonObject
        {
            ["R-1"] = Rating(information, quote, missing, cause),
            ["R-2"] = Rating(tone, null, tone is < 5 ? "warmth" : null, null),
        },
        ["patterns"] = new JsonArray(),
        ["escalate"] = JsonSerializer.SerializeToNode(escalate),
        ["root_cause"] = null,
        ["follow_up"] = null,
        ["complaint_about"] = JsonSerializer.SerializeToNode(complaint),
    });

    public Task<JudgedTicket> JudgeAsync(Ticket ticket) => new Worker(Engine, TimeProvider.System).JudgeAsync(Standard, ticket, new WorkerAsking(), TestContext.Current.CancellationToken);

    public IModelClient For(ProviderDefinition provider) => this;

    public ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Enqueue((call.Model.Name, call.Request));

        return new(say(call.Model.Name, call.Request) is { } text
            ? new ModelReply(new ChatAnswer { Parts = [new TextPart(text)], Usage = new TokenUsage { Input = 1000, Output = 100, Basis = UsageBasis.Reported } }, null, TimeSpan.FromMilliseconds(1))
            : new ModelReply(null, new CallFailure(FailureKind.ServerError, "down"), TimeSpan.Zero));
    }

    public async ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken)
    {
        ModelReply reply = await SendAsync(call, cancellationToken);

        return reply.Answer is { } answer
            ? new ModelStream(Suffice.Chat.Streaming.AnswerEvents.Of(answer, 20).ToAsyncEnumerable(), null)
            : new ModelStream(null, reply.Failure);
    }

    public void Dispose()
    {
        File.Dispose();
        folder.Dispose();
    }

    private static JsonObject Rating(int? rating, string? quote, string? missing, string? cause) => new()
    {
        ["reason"] = "so",
        ["quotes"] = quote is null ? new JsonArray() : new JsonArray(quote),
        ["missing"] = missing,
        ["root_cause"] = cause,
        ["rating"] = rating,
    };
}
