using System.Collections.Immutable;
using Suffice.Audit.Readiness;
using Suffice.Audit.Reports;
using Suffice.Chat;
using Suffice.Classifier;
using Suffice.Fingerprints;

namespace Suffice.Audit.Tests.Reports;

/// <summary>The audit of a shop that is not there: every output is tested, and shown in the documentation, with it.</summary>
internal static class InventedReport
{
    public const string TriagePrompt =
        "You sort the tickets of a shop for outdoor gear. Answer with one label and nothing else: billing, delivery, return, defect, account, other.";

    public static DateTimeOffset MadeAt { get; } = new(2026, 11, 26, 8, 30, 0, TimeSpan.Zero);

    /// <summary>The report, its texts not masked.</summary>
    public static AuditReport Make() => Of(Tasks);

    public static AuditReport Of(params ReadOnlySpan<InventedTask> tasks)
    {
        ImmutableArray<Charge> charges = [.. tasks.ToArray().SelectMany(task => task.Charges())];
        ImmutableArray<AuditedTask> made = [.. tasks.ToArray().Select(task => task.Make()).OrderByDescending(task => task.PaidUsd)];
        long calls = charges.Sum(charge => charge.Calls);
        Charge[] unpriced = [.. charges.Where(charge => charge.Usd is null)];
        return new AuditReport
        {
            MadeAt = MadeAt,
            PriceVersion = "9f3a61c2d870",
            Coverage = CoverageOf(calls, unpriced.Sum(charge => charge.Calls)),
            Tasks = made,
            Charges = charges,
            Unpriced = unpriced.Length == 0 ? [] : [new Unpriced("acme-triage-7b", "no price is known for it: --prices FILE gives one", unpriced.Sum(charge => charge.Calls), unpriced.Sum(charge => charge.Usage.Total), null)],
            Differences = [new CostDifference("gpt-4o", 3_120, 21.20m, 27.15m, "the log's cost counts cached prompt tokens at the full price")],
            Retiring = [new Retirement("gpt-4o", new DateOnly(2027, 2, 13), charges.Where(charge => charge.Model == "gpt-4o").Sum(charge => charge.Calls), charges.Where(charge => charge.Model == "gpt-4o").Sum(charge => charge.Usd ?? 0))],
            Period = (new DateTimeOffset(2026, 10, 26, 0, 4, 11, TimeSpan.Zero), new DateTimeOffset(2026, 11, 24, 23, 51, 2, TimeSpan.Zero)),
            LoggedUsd = made.Sum(task => task.PaidUsd) * 1.04m,
            BothCosts = new LoggedAndComputed(made.Sum(task => task.Profile.Calls), made.Sum(task => task.PaidUsd), made.Sum(task => task.PaidUsd) * 1.04m),
        };
    }

    public static InventedTask Triage { get; } = new()
    {
        Name = "ticket-triage",
        Type = TaskType.Classification,
        Models = [("claude-sonnet-4-6", 1_900), ("acme-triage-7b", 60)],
        Prompt = 640,
        Answer = 4,
        Small = "claude-haiku-5-5",
        Labels = ["billing", "delivery", "return", "defect", "account", "other"],
        Match = new TaskMatch([CallFingerprint.Of(TriagePrompt, [], null)!], 0.98, "tickets of a shop for outdoor gear"),
        System = TriagePrompt,
        Prompts =
        [
            "My card was charged twice for order #881, please refund. Ann, ann.lee@mail.example",
            "Where is my parcel? It was to come on 2026-11-02. Call me: +49 30 1234567",
            "The zip of the tent is broken after one night.", "How do I change the password of account 4471820?",
            "I want to send the boots back, they are too small.", "Do you have gift cards?",
            "Billing again: card 4111 1111 1111 1111 still shows $64.90.", "The courier left it at the wrong house.",
        ],
        Answers = ["billing", "delivery", "defect", "account", "return", "other"],
        Cache = new Discount(9.20m, "the fixed part is 480 tokens and 30% of the calls already read it from the cache"),
        Readiness = new ReadinessStatement(
            ReadinessVerdict.Ready,
            "A small model can be tried now: the prompt lists six labels and every answer was one of them.",
            ["6 labels are listed in the system prompt", "100% of the answers were one short line", "no customer reads the answer"],
            [],
            ["one_of"]),
    };

    public static InventedTask Invoices { get; } = new()
    {
        Name = "invoice-fields",
        Type = TaskType.Extraction,
        Models = [("gpt-4o", 310), ("gpt-5.1", 140)],
        Prompt = 2_900,
        Answer = 310,
        Small = "gpt-6-luna",
        Match = new TaskMatch(["fp1_5b0c1e9a77d2f401"], 1, "fields of one invoice"),
        System = "Read the fields of one invoice and answer with JSON after the schema.",
        Prompts = ["ACME GmbH, invoice 2026-118 of 03.11.2026, total 1,204.50 EUR, IBAN DE89 3704 0044 0532 0130 00", "Invoice no. 77, net 80.00, VAT 15.20, due in 14 days", "Credit note for invoice 54: -20.00"],
        Answers = ["""{"number":"2026-118","total":1204.50}""", """{"number":"77","total":95.20}""", """{"number":"54","total":-20.00}"""],
        Batch = new Discount(31.40m, "nobody waits: 96% of the calls came between 01:00 and 04:00, and the batch price is half"),
        Readiness = new ReadinessStatement(
            ReadinessVerdict.Ready,
            "A small model can be tried now: every answer follows a schema, and its values stand in the prompt.",
            ["100% of the calls carry the schema \"invoice\"", "97% of the numbers in the answers stand in the prompt"],
            [],
            ["json_schema", "grounded"]),
    };

    public static InventedTask Summaries { get; } = new()
    {
        Name = "call-summary",
        Type = TaskType.Summarization,
        Models = [("claude-opus-4-6", 95)],
        Prompt = 5_200,
        Answer = 260,
        Small = "claude-haiku-5-5",
        Match = new TaskMatch(["fp1_0ac4d2b78e11f903"], 0.91),
        System = "Summarise the call for the next colleague.",
        Prompts = ["Agent: Good morning. Customer: My name is Maria Lopez, the stove leaks.", "Agent: Hello. Customer: I only want an invoice copy."],
        Answers = ["The stove leaks; a replacement was promised.", "Wants a copy of an invoice."],
        Found = "request_tags taskName \"call-summary\"",
        Readiness = new ReadinessStatement(
            ReadinessVerdict.ReadyOnceWritten,
            "A small model can be tried once it is written down what a good summary holds.",
            ["the prompt is one sentence and names no criteria", "62% of the prompts are longer than 4,000 tokens"],
            ["say how long a summary is and what it must hold", "give two worked examples"],
            ["length", "grounded"]),
    };

    public static InventedTask Replies { get; } = new()
    {
        Name = "reply-draft",
        Type = TaskType.Conversation,
        Models = [("claude-opus-4-6", 160), ("claude-sonnet-4-6", 240)],
        Prompt = 1_700,
        Answer = 420,
        Small = "claude-sonnet-5-5",
        System = "Write the reply that the customer reads.",
        Prompts = ["Dear Sir or Madam, the tent is torn. Best regards,\nJohn Smith"],
        Answers = ["Dear Mr. Smith, we are sorry to hear it."],
        Match = new TaskMatch(["fp1_9e7712c4ab30d518"], 1, null, null),
        Readiness = new ReadinessStatement(
            ReadinessVerdict.KeepStrong,
            "Keep the strong model: a customer reads the answer, and its voice has no written standard.",
            ["100% of the prompts say that the customer reads the answer", "no criteria and no examples are given"],
            ["write down the voice of a reply, with examples of good and bad ones"],
            ["refusal"]),
    };

    public static InventedTask Contracts { get; } = new()
    {
        Name = "contract-questions",
        Type = null,
        Models = [("gpt-5.4", 26)],
        Prompt = 14_000,
        Answer = 900,
        Small = "gpt-5.4-nano",
        System = "Answer the lawyer's question about the contract.",
        Prompts = ["May the supplier end the contract early?"],
        Answers = ["Yes, under clause 9."],
        Match = new TaskMatch([], 0, null, "about the contract below"),
        Readiness = new ReadinessStatement(
            ReadinessVerdict.KeepStrong,
            "Keep the strong model: words of law, long prompts, and nothing says when to hand over.",
            ["88% of the prompts hold words of law", "the median prompt has 14,000 tokens"],
            ["say when the model is to hand over to a person"],
            []),
    };

    private static InventedTask[] Tasks => [Triage, Invoices, Summaries, Replies, Contracts];

    /// <summary>A call with the fixed part of the triage task.</summary>
    public static ChatRequest TriageCall(string model) => new()
    {
        Protocol = ChatProtocol.OpenAI,
        Model = model,
        Messages = [ChatMessage.Of(ChatRole.System, TriagePrompt), ChatMessage.Of(ChatRole.User, "Where is it?")],
    };

    private static AuditCoverage CoverageOf(long calls, long unpriced) => new()
    {
        Files = [new("logs/2026-10.jsonl", "OpenAI Chat Completions", 41_002, 40_988, 88_400_120), new("logs/2026-11.jsonl.gz", "LiteLLM spend rows", 52_310, 51_977, 23_118_404)],
        Calls = calls,
        Priced = calls - unpriced,
        TokensGuessed = 212,
        Doubtful = [new("cached tokens exceed the prompt's", 18)],
        WithoutText = 1_240,
        WithoutTime = 0,
        Duplicates = 317,
        NotCalls = [new("span of a tool", 902)],
        Faults = [new("no JSON object; one is expected on each line", 6, ["logs/2026-10.jsonl:1204", "logs/2026-10.jsonl:1205", "logs/2026-11.jsonl.gz:77"])],
        UnpricedToolUses = 44,
        LeftOut = 0,
        Notes = ["All times are taken for UTC: two files state no zone."],
    };
}
