using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Classifier;
using Suffice.Fingerprints;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Tasks;

namespace Suffice.Benchmarks;

/// <summary>
/// What the task decision costs on a call of 2 KB (1.5 KB system text, a schema, two tools), for each source that may
/// tell; the policy has 20 tasks with a rule each.
/// </summary>
[MemoryDiagnoser]
public class TaskDecisionBenchmarks
{
    private const string Sentence = "You sort the tickets of a support desk, number 4711, for the shop that opened on 23 November 2026. ";

    private const string Schema = """
        {"title":"Ticket","type":"object","properties":{"label":{"enum":["hardware","access","other"],"description":"the group"},
        "note":{"type":"string"},"urgent":{"type":"boolean"}},"required":["label","note","urgent"],"additionalProperties":false}
        """;

    private static readonly Model Small = new() { Name = "small", Provider = "p", Id = "small-1" };

    private readonly TaskRecognizer recognizer = new(new LearnedFingerprints());
    private readonly CallHeaders stated = name => name == "x-suffice-task" ? "task7" : null;
    private readonly CallHeaders silent = _ => null;
    private readonly SufficePolicy rules;
    private readonly SufficePolicy listed;
    private readonly ChatRequest named;
    private readonly ChatRequest unmatched;
    private readonly ChatRequest auto;

    public TaskDecisionBenchmarks()
    {
        named = Call("small", "content calendar");
        unmatched = Call("small", "nothing known");
        auto = unmatched with { Model = "auto" };
        rules = Policy([]);
        listed = Policy([CallFingerprint.Of(named)!]);
    }

    [Benchmark]
    public TaskDecision Header() => recognizer.Recognize(rules, named, stated);

    [Benchmark]
    public TaskDecision Fingerprint() => recognizer.Recognize(listed, named, silent);

    [Benchmark]
    public TaskDecision LastOfTwentyRules() => recognizer.Recognize(rules, named, silent);

    [Benchmark]
    public TaskDecision NamedModel() => recognizer.Recognize(rules, unmatched, silent);

    [Benchmark]
    public TaskDecision Classifier() => recognizer.Recognize(rules, auto, silent);

    [Benchmark]
    public string? FingerprintAlone() => CallFingerprint.Of(named);

    [Benchmark]
    public string MaskAlone() => PromptTemplate.Mask(named.Messages[0].Text);

    [Benchmark]
    public TaskClassification ClassifierAlone() => RuleTaskClassifier.Classify(auto);

    private static ChatRequest Call(string model, string mark) => new()
    {
        Protocol = ChatProtocol.OpenAI,
        Model = model,
        Messages =
        [
            ChatMessage.Of(ChatRole.System, string.Concat(Enumerable.Repeat(Sentence, 15)) + mark),
            ChatMessage.Of(ChatRole.User, "My mouse stopped working this morning and the spare one is gone. Please classify this ticket."),
        ],
        Tools = [new ToolDefinition("search"), new ToolDefinition("close")],
        Format = new AnswerFormat(AnswerFormatKind.JsonSchema) { Name = "ticket", Schema = JsonElement.Parse(Schema) },
    };

    private static SufficePolicy Policy(ImmutableArray<string> fingerprints) => new()
    {
        Version = "p",
        PriceVersion = "c",
        Providers = FrozenDictionary<string, ProviderDefinition>.Empty,
        Models = new Dictionary<string, Model> { ["small"] = Small }.ToFrozenDictionary(),
        Tasks =
        [
            .. Enumerable.Range(0, 19).Select(i => Task($"task{i}", $"this phrase occurs nowhere {i}", [])),
            Task("calendar", "Content Calendar", fingerprints),
        ],
        Default = Task("default", null, []),
    };

    private static TaskPolicy Task(string name, string? contains, ImmutableArray<string> fingerprints) => new()
    {
        Name = name,
        Ladder = [Small],
        Match = contains is null ? [] : [new MatchRule { SystemContains = contains }],
        Fingerprints = fingerprints,
    };
}
