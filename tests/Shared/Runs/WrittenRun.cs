using System.Text;
using Suffice.Chat;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics.Scoring;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Runs.Keeping;
using Suffice.Policy;

namespace Suffice;

/// <summary>Run files with answers as a test wants them: items i0, i1, ... of "small" and "large".</summary>
internal static class WrittenRun
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
        Floor = new QualityFloor(0.8),
        Warnings = ["the judge is of the same family"],
    };

    /// <summary>Writes a run; a null is an error. A count of answered items short of all leaves it unfinished.</summary>
    public static string Write(TestFolder folder, Func<int, bool?> small, Func<int, bool?> large, int items = 100, int? answered = null, EvalRunHead? head = null) =>
        folder.Write($"{(head ?? Head).Id}.jsonl", Of(small, large, items, answered, head));

    /// <summary>The text of such a run.</summary>
    public static string Of(Func<int, bool?> small, Func<int, bool?> large, int items = 100, int? answered = null, EvalRunHead? head = null)
    {
        StringBuilder lines = new();
        lines.Append(Text(RunLine.Of(head ?? Head)));
        foreach (int i in Enumerable.Range(0, items))
        {
            lines.Append(Text(RunLine.Of(Item(i))));
        }

        foreach (int i in Enumerable.Range(0, answered ?? items))
        {
            lines.Append(Text(RunLine.Of(Result(i, "small", small(i), 0.001m)))).Append(Text(RunLine.Of(Result(i, "large", large(i), 0.02m))));
        }

        return lines.ToString();
    }

    private static EvalItem Item(int i) => new()
    {
        Id = $"i{i}",
        Request = new ChatRequest { Protocol = ChatProtocol.OpenAI, Model = "auto", Messages = [ChatMessage.Of(ChatRole.User, $"secret prompt {i} <script>alert(1)</script>")] },
        Tags = [new EvalTag("half", i % 2 == 0 ? "even" : "odd")],
        Place = $"set.jsonl:{i + 1}",
    };

    private static EvalResult Result(int item, string model, bool? passed, decimal cost) => new()
    {
        Item = $"i{item}",
        Model = model,
        Passed = passed,
        Score = passed is { } known ? (known ? 1 : 0) : null,
        Error = passed is null ? "the provider said: secret answer" : null,
        ErrorKind = passed is null ? "network" : null,
        Answer = passed is null ? null : $"secret answer of {model}",
        CostUsd = passed is null ? 0m : cost,
        Latency = TimeSpan.FromMilliseconds(250),
        Metrics = passed is { } measured ? [new MetricScore("label", 1, measured ? 1 : 0, measured, measured ? null : "is \"secret answer\"", null)] : [],
    };

    private static string Text(ReadOnlyMemory<byte> line) => Encoding.UTF8.GetString(line.Span);
}
