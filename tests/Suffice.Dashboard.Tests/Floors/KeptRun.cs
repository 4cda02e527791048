using System.Text;
using Suffice.Chat;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics.Scoring;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Runs.Keeping;

namespace Suffice.Dashboard.Tests.Floors;

/// <summary>Run files as <c>suffice eval</c> leaves them.</summary>
internal static class KeptRun
{
    public static EvalRunHead Head { get; } = new()
    {
        Id = "triage-1",
        Key = "key",
        Set = "triage",
        Task = "triage",
        SetHash = "hash",
        StartedAt = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero),
        Models = [new EvalRunModel("small", "small-1", "here", null), new EvalRunModel("large", "large-1", "here", null)],
        Metrics = ["label"],
    };

    /// <summary>Keeps a run of a hundred items; the first so many of each model's answers pass. Items that were not asked end it early.</summary>
    public static string Keep(TestFolder folder, EvalRunHead head, int items, IReadOnlyDictionary<string, int> passed, int unasked = 0)
    {
        StringBuilder lines = new();
        lines.AppendLine(Text(RunLine.Of(head)));
        foreach (int i in Enumerable.Range(0, items + unasked))
        {
            lines.AppendLine(Text(RunLine.Of(new EvalItem { Id = $"i{i}", Request = new ChatRequest { Protocol = ChatProtocol.OpenAI, Model = "auto", Messages = [ChatMessage.Of(ChatRole.User, $"item {i}")] } }, head.JudgeDecides ? "the same words" : null)));
            foreach ((string model, int passes) in passed.Where(_ => i < items))
            {
                lines.AppendLine(Text(RunLine.Of(Result(i, model, i < passes))));
            }
        }

        return folder.Write(Path.Combine(EvalRunStore.UsualFolder, $"{head.Id}.jsonl"), lines.ToString());
    }

    private static EvalResult Result(int item, string model, bool passed) => new()
    {
        Item = $"i{item}",
        Model = model,
        Passed = passed,
        Score = passed ? 1 : 0,
        Answer = "yes",
        Metrics = [new MetricScore("label", 1, passed ? 1 : 0, passed, null, null)],
    };

    private static string Text(ReadOnlyMemory<byte> line) => Encoding.UTF8.GetString(line.Span).TrimEnd('\n');
}
