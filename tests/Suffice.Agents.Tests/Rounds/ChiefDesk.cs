using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Suffice.Agents.Approving;
using Suffice.Agents.Examples;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Rounds;
using Suffice.Agents.Tickets;
using Suffice.Agents.Verdicts;
using Suffice.Agents.Working;
using Suffice.Chat;
using Suffice.Evaluation.Offline;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Spending;

namespace Suffice.Agents.Tests.Rounds;

/// <summary>A desk whose triage does not ask for order ids: three complaints about it, a standing set, and scripted models. What the small one says depends on its prompt.</summary>
internal sealed class ChiefDesk : IModelClients, IModelClient, IDisposable
{
    public const string Standards = "# House rules\n\n- S-001 Fault: ask for the device.\n- S-002 Access: ask for the account.\n- S-003 Be brief.\n- S-004 Be kind.\n- S-005 Never promise.\n";

    private readonly TestFolder folder = new();
    private readonly Func<JsonElement, string?> strong;

    public ChiefDesk(Func<JsonElement, string?> strong, string chief = "chief: { task: explain, max_cost: 2 }", int standing = 220)
    {
        this.strong = strong;
        folder.Write("suffice.yaml", $$"""
            version: 1
            providers:
              scripted: { protocol: openai, base_url: http://localhost:1, max_retries: 0 }
            models:
              small: { provider: scripted, price: { input: 1, output: 5 }, max_output_tokens: 1000 }
              large: { provider: scripted, price: { input: 10, output: 50 }, max_output_tokens: 4000 }
            tasks:
              explain: { why: explains, ladder: [large] }
            ledger: { path: ledger.db }
            {{chief}}
            """);
        folder.Write("tasks/triage/task.yaml", "why: a test\nladder: [small]\nworker: { at_once: 1 }\n");
        folder.Write("tasks/triage/standards.md", Standards);
        folder.Write("tasks/triage/output.schema.json", """{"type":"object","additionalProperties":false,"required":["ask"],"properties":{"ask":{"type":["string","null"]}}}""");
        folder.WriteLines("tasks/triage/evals/standing.jsonl", Enumerable.Range(0, standing).Select(Standing));
        PolicyLoadResult loaded = PolicyLoader.BuiltIn(Time).Load(folder.PathOf("suffice.yaml"));
        loaded.Errors.ShouldBeEmpty();
        Policy = loaded.Policy!;
        File = new AgentsFile(folder.PathOf("work.db"), Time);
        Chief = new ChiefOfStaff(OfflineEngine.Over(Policy, this, Ledger, Time), new FixedPolicy(Policy), File, Time);
        Desk = new ProposalDesk(new FixedPolicy(Policy), File, Time);
        foreach (int number in (int[])[1, 2, 3])
        {
            Complain($"T-{number}", $"Where is my parcel number {number}?");
        }
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 4, 12, 0, 0, TimeSpan.Zero));

    public SufficePolicy Policy { get; }

    public AgentsFile File { get; }

    public ChiefOfStaff Chief { get; }

    public ProposalDesk Desk { get; }

    public MemoryLedger Ledger { get; } = new();

    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>Is called before each call of the small model.</summary>
    public Action BeforeSmall { get; set; } = static () => { };

    public string TriageFolder => folder.PathOf("tasks/triage");

    public string StandardsNow => System.IO.File.ReadAllText(StandardsPath);

    public string StandardsPath => folder.PathOf("tasks/triage/standards.md");

    public string Pattern => new PatternKey("triage", "missing_detail", "order_id", "").Id();

    /// <summary>A draft that cites all evidence.</summary>
    public static string Draft(JsonElement told, string text = "- S-006 Order without its number: ask for the order id.", string id = "S-006", string kind = "add", string answer = "more_context", string? quote = null, string? advice = null) =>
        JsonSerializer.Serialize(new
        {
            evidence = told.GetProperty("evidence").EnumerateArray().Select(said => new { trace = said.GetProperty("trace").GetString(), quote = quote ?? said.GetProperty("quote").GetString() }),
            cause = "no rule speaks of orders",
            answer,
            file = advice is null ? "standards.md" : null,
            edits = advice is null ? [new { kind, id, text }] : Array.Empty<object>(),
            advice,
        });

    public void Complain(string ticket, string text)
    {
        Ticket whole = new() { Id = ticket, Messages = [new TicketMessage("customer", text)] };
        new VerdictStore(File).Add(new KeptVerdict { Id = $"vrd_{ticket}", Task = "qc", Ticket = whole, At = Time.GetUtcNow(), Context = "c", Rubric = "r", Machine = new Verdict { Decision = Decision.Fail } });
        new ObservationStore(File).Append(new Observation("qc", "triage", "missing_detail") { Field = "order_id", Ticket = ticket, Trace = $"tr-{ticket}", Quote = text });
    }

    /// <summary>Quality control looks at a ticket and finds nothing.</summary>
    public void Handle(string ticket) => new VerdictStore(File).Add(new KeptVerdict
    {
        Id = $"vrd_{ticket}",
        Task = "qc",
        Ticket = new Ticket { Id = ticket, Messages = [new TicketMessage("customer", ticket)] },
        At = Time.GetUtcNow(),
        Context = "c",
        Rubric = "r",
        Machine = new Verdict { Decision = Decision.Pass },
    });

    /// <summary>Quality control sees a ticket with what triage wrote.</summary>
    public void HandledAs(string ticket, string reply) => new VerdictStore(File).Add(new KeptVerdict
    {
        Id = $"vrd_{ticket}_handled",
        Task = "qc",
        Ticket = new Ticket { Id = ticket, Messages = [new TicketMessage("customer", "Where is my parcel?"), new TicketMessage("triage", reply)] },
        At = Time.GetUtcNow(),
        Context = "c",
        Rubric = "r",
        Machine = new Verdict { Decision = Decision.Fail },
    });

    /// <summary>Makes the pattern's cases and has a person stand behind them.</summary>
    public async Task CheckCasesAsync()
    {
        await LookAsync();
        PatternCases.Accept(TriageFolder, Pattern, [], "ada");
    }

    public Task<RoundReport> LookAsync(RoundOptions? options = null, CancellationToken cancellationToken = default) => Chief.LookAsync(options ?? new RoundOptions(), cancellationToken);

    public IModelClient For(ProviderDefinition provider) => this;

    public ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Enqueue(call.Model.Name);
        string? text = call.Model.Name == "large" ? strong(JsonSerializer.Deserialize<JsonElement>(call.Request.ConversationText())) : Small(call.Request);

        return new(text is null
            ? new ModelReply(null, new CallFailure(FailureKind.ServerError, "down"), TimeSpan.Zero)
            : new ModelReply(new ChatAnswer { Parts = [new TextPart(text)], Usage = new TokenUsage { Input = 1000, Output = 100, Basis = UsageBasis.Reported } }, null, TimeSpan.FromMilliseconds(1)));
    }

    public ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose()
    {
        File.Dispose();
        folder.Dispose();
    }

    private string Small(ChatRequest request)
    {
        BeforeSmall();
        string prompt = request.SystemText();
        string ticket = request.ConversationText();
        string? ask = ticket.Contains("parcel", StringComparison.Ordinal) && prompt.Contains("ask for the order id", StringComparison.Ordinal) ? "Which order id?"
            : prompt.Contains("nothing else", StringComparison.Ordinal) ? null
            : ticket.Contains("lamp", StringComparison.Ordinal) && prompt.Contains("ask for the device", StringComparison.Ordinal) ? "Which device?"
            : null;

        return JsonSerializer.Serialize(new { ask });
    }

    private static string Standing(int number) => JsonSerializer.Serialize(number % 2 == 0
        ? new { id = $"E-{number}", input = $"The lamp in room {number} is dark.", reference = (object)new { mentions = new[] { "device" } }, tags = new { kind = "fault" } }
        : new { id = $"E-{number}", input = $"Do you open on day {number}?", reference = (object)new { fields = new { ask = (string?)null } }, tags = new { kind = "question" } });
}
