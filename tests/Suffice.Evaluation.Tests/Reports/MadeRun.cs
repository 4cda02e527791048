using Suffice.Evaluation.Metrics.Scoring;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Tests.Runs;

namespace Suffice.Evaluation.Tests.Reports;

/// <summary>Runs with answers as a test wants them.</summary>
internal static class MadeRun
{
    /// <summary>A run of "small" and "large" on items i000, i001, ...; a null is an error.</summary>
    public static EvalOutcome Of(string set, Func<int, bool?> small, Func<int, bool?> large, int items = 100, Func<EvalRunHead, EvalRunHead>? change = null)
    {
        EvalRunHead head = new()
        {
            Id = $"{set}-1",
            Key = "key",
            Set = set,
            SetHash = "hash",
            StartedAt = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero),
            Models = [new EvalRunModel("small", "small-2026", "fake", null), new EvalRunModel("large", "large-2026", "fake", null)],
            Metrics = ["label"],
        };
        EvalRun run = new()
        {
            Head = change?.Invoke(head) ?? head,
            Path = $"{set}.jsonl",
            Items = [.. FakeModels.Set(items).Items.Select(item => new EvalRunItem(item.Id, item.Request, item.ReferenceText, item.Tags, item.SplitKey, item.Place) { JudgedBy = "the same words" })],
            Results = [.. Enumerable.Range(0, items).SelectMany(i => new[] { Result(i, "small", small(i)), Result(i, "large", large(i)) })],
        };
        return new EvalOutcome(run, 0.5m, null);
    }

    public static EvalResult Result(int item, string model, bool? passed, string answer = "yes") => new()
    {
        Item = $"i{item:000}",
        Model = model,
        Passed = passed,
        Score = passed is { } known ? (known ? 1 : 0) : null,
        Error = passed is null ? "the provider is away" : null,
        ErrorKind = passed is null ? "network" : null,
        Answer = passed is null ? null : answer,
        CostUsd = model == "small" ? 0.001m : 0.01m,
        Latency = TimeSpan.FromMilliseconds(model == "small" ? 100 : 900),
        Metrics = passed is { } measured ? [new MetricScore("label", 1, measured ? 1 : 0, measured, measured ? null : "is \"no\", not \"yes\"", null)] : [],
    };
}
