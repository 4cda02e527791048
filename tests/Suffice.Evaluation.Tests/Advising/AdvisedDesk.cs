using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Evaluation.Advising;
using Suffice.Evaluation.Advising.Tuning;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics.Scoring;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Runs.Keeping;
using Suffice.Policy;

namespace Suffice.Evaluation.Tests.Advising;

/// <summary>A desk with one task, <c>triage</c>, whose files a test writes before it asks for advice.</summary>
internal sealed class AdvisedDesk : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 8, 0, 0, TimeSpan.Zero);

    public TestFolder Folder { get; } = new();

    public string PolicyPath => Folder.PathOf("suffice.yaml");

    public void Dispose() => Folder.Dispose();

    /// <summary>Writes the policy.</summary>
    public AdvisedDesk With(string ladder, string more = "")
    {
        Folder.Write("suffice.yaml", $$"""
            version: 1
            providers: { here: { protocol: openai, base_url: http://localhost:1 } }
            models:
              small: { provider: here, id: s, tier: small, context_window: 8000, price: { input: 1, output: 2 } }
              large: { provider: here, id: l, tier: large, price: { input: 10, output: 20 } }
            tasks:
              triage: { why: labels, match: { prompt_contains: ticket }, ladder: [{{ladder}}]{{more}} }
            """);

        return this;
    }

    /// <summary>Writes a rubric.</summary>
    public AdvisedDesk WithRubric()
    {
        Folder.Write("tasks/triage/rubric.md", "urgent when nobody can work");

        return this;
    }

    /// <summary>Writes labelled items.</summary>
    public AdvisedDesk WithItems(int items)
    {
        Folder.WriteLines("tasks/triage/evals/items.jsonl", Enumerable.Range(0, items).Select(i => $$"""{"id":"i{{i}}","input":"ticket {{i}}","reference":"{{(i % 2 == 0 ? "urgent" : "normal")}}"}"""));

        return this;
    }

    /// <summary>Writes an eval run in which large passes all items and small all but some.</summary>
    public AdvisedDesk WithRun(int items, int smallWrong, string smallId = "s", bool isWhole = true)
    {
        EvalRunHead head = new()
        {
            Id = "triage-1",
            Key = "k",
            Set = "triage",
            Task = "triage",
            SetHash = "h",
            StartedAt = Now.AddDays(-1),
            Models = [new EvalRunModel("small", smallId, "here", null), new EvalRunModel("large", "l", "here", null)],
        };
        EvalItem[] asked = [.. Enumerable.Range(0, items).Select(i => new EvalItem { Id = $"i{i}", Request = new ChatRequest { Protocol = ChatProtocol.OpenAI, Model = "any", Messages = [ChatMessage.Of(ChatRole.User, $"ticket {i}")] } })];
        using RunFile file = RunFile.Begin(Folder.PathOf(EvalRunStore.UsualFolder), head, asked.Select(item => new PreparedItem(item, new AnswerScorer([], null), [])));
        foreach (EvalItem item in asked.SkipLast(isWhole ? 0 : 1))
        {
            bool isRight = int.Parse(item.Id[1..], System.Globalization.CultureInfo.InvariantCulture) >= smallWrong;
            file.Add(new EvalResult { Item = item.Id, Model = "small", Passed = isRight, Score = isRight ? 1 : 0, InputTokens = 100, OutputTokens = 5 });
            file.Add(new EvalResult { Item = item.Id, Model = "large", Passed = true, Score = 1, InputTokens = 100, OutputTokens = 5 });
        }

        return this;
    }

    /// <summary>The policy as written.</summary>
    public SufficePolicy Policy()
    {
        PolicyLoadResult loaded = PolicyLoader.BuiltIn(TimeProvider.System, new Suffice.Learning.Ladders.EstimatorReader()).Load(PolicyPath);
        loaded.Errors.ShouldBeEmpty();

        return loaded.Policy!;
    }

    /// <summary>Asks for advice.</summary>
    public async Task<TaskAdvice> AdviseAsync(SufficePolicy? policy = null)
    {
        SufficePolicy asked = policy ?? Policy();

        return await new Advisor(PolicyPath, asked, ModelCatalog.BuiltIn(), TimeProvider.System).OfAsync(asked.FindTask("triage")!, new TuningOptions());
    }
}
