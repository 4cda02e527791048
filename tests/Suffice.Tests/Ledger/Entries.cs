using CsCheck;
using Suffice.Checks;
using Suffice.Ledger;
using Suffice.Providers;
using Suffice.Spending;
using Suffice.Tasks;

namespace Suffice.Tests.Ledger;

/// <summary>Requests to record.</summary>
internal static class Entries
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 4, 12, 0, 0, TimeSpan.Zero);

    public static RequestEntry Request(string id) => new()
    {
        Id = id,
        At = Noon,
        Task = "triage",
        Source = TaskSource.Header,
        Endpoint = "chat",
        RequestedModel = "auto",
        Outcome = RequestOutcome.Served,
        Model = "haiku",
        Path = "haiku",
        CostUsd = 0.001m,
        KnownCostUsd = 0.001m,
        BaselineCostUsd = 0.01m,
        BaselineModel = "sonnet",
        Latency = TimeSpan.FromMilliseconds(400),
        PolicyVersion = "p1",
        PriceVersion = "2026-11-01",
        Attempts = [Attempt()],
    };

    public static AttemptEntry Attempt() => new()
    {
        Number = 0,
        Purpose = AttemptPurpose.Answer,
        Rung = 0,
        Model = "haiku",
        Provider = "anthropic",
        At = Noon,
        Latency = TimeSpan.FromMilliseconds(390),
        Outcome = AttemptOutcome.Accepted,
        Usage = new TokenUsage { Input = 900, Output = 20, Basis = UsageBasis.Reported },
        Cost = new PricedUsage(0.001m, "haiku@2025-10-01"),
    };

    /// <summary>A request with every field set.</summary>
    public static RequestEntry Full() => Request("req_full") with
    {
        At = Noon.AddMicroseconds(123_457),
        SourceWhy = "x-suffice-task: triage",
        Fingerprint = "f00d",
        Streamed = true,
        Key = "ci",
        Place = new PipelinePlace("message", "draft", "run_1", 3),
        Outcome = RequestOutcome.ServedUnpassed,
        Model = "sonnet",
        Path = "haiku>sonnet",
        Reason = "json_schema,rate_limited",
        CostUsd = 0.000000000001m,
        KnownCostUsd = 123_456.789012345678m,
        BaselineCostUsd = 0m,
        Latency = TimeSpan.FromMicroseconds(1_234_567),
        FirstToken = TimeSpan.FromMicroseconds(7),
        Overhead = TimeSpan.FromMicroseconds(81),
        RequestContent = """{"messages":[{"role":"user","content":"Grüße 🚀"}]}""",
        AnswerContent = "line one\nline \"two\"",
        Error = "the last rung did not pass",
        Attempts = [FullAttempt(), Attempt() with { Number = 1, Purpose = AttemptPurpose.Check, Rung = -1, Outcome = AttemptOutcome.Consulted }],
    };

    public static Gen<RequestEntry> Generate { get; } = Gen.Select(
        Gen.Int[0, 4],
        OneOf<string?>("triage", "caption", null),
        OneOf<string?>("haiku", "sonnet", null),
        Gen.Enum<RequestOutcome>(),
        Money,
        Money,
        OneOf("", "json_schema", "json_schema,references"),
        Gen.Select(GenerateAttempt.Array[0, 3], Places))
        .Select((day, task, model, outcome, cost, baseline, reason, more) => Request(Guid.NewGuid().ToString()) with
        {
            At = Noon.AddDays(day),
            Task = task,
            Model = model,
            Outcome = outcome,
            CostUsd = cost,
            KnownCostUsd = cost ?? 0.5m,
            BaselineCostUsd = baseline,
            Reason = reason,
            Path = reason.Length > 0 ? "haiku>sonnet" : "haiku",
            Fingerprint = "f" + day,
            Latency = TimeSpan.FromMilliseconds(day * 37),
            Place = more.Item2,
            Attempts = [.. more.Item1],
        });

    private static Gen<PipelinePlace?> Places => OneOf<PipelinePlace?>(
        null,
        new("message", "draft", "run_1"),
        new("message", "draft", "run_2", 4),
        new("message", string.Empty, "run_1"),
        new("other", "draft", "run_3"));

    // Up to 9 million USD each: two of them are more than a long holds in pico-dollars.
    private static Gen<decimal?> Money => Gen.OneOf(
        Gen.Long[0, 9_000_000_000_000_000_000].Select(pico => (decimal?)(pico / 1e12m)),
        Gen.Const((decimal?)null));

    private static Gen<AttemptEntry> GenerateAttempt => Gen.Select(
        OneOf("haiku", "sonnet"),
        Gen.Enum<AttemptPurpose>(),
        Gen.Enum<AttemptOutcome>(),
        Money,
        Gen.Int[0, 1000]).Select((model, purpose, outcome, cost, tokens) => Attempt() with
        {
            Model = model,
            Purpose = purpose,
            Outcome = outcome,
            Cost = new PricedUsage(cost, null),
            Usage = new TokenUsage { Input = tokens, CacheRead = tokens / 2, Reasoning = 3, Basis = UsageBasis.Reported },
        });

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static AttemptEntry FullAttempt() => new()
    {
        Number = 0,
        Purpose = AttemptPurpose.Correction,
        Rung = 1,
        Model = "haiku",
        Provider = "anthropic",
        At = Noon.AddMicroseconds(5),
        Latency = TimeSpan.FromMicroseconds(999_999),
        FirstToken = TimeSpan.FromMicroseconds(3),
        Outcome = AttemptOutcome.Failed,
        Usage = new TokenUsage
        {
            Input = 1,
            CacheRead = 2,
            CacheWrite5m = 3,
            CacheWrite1h = 4,
            AudioInput = 5,
            Output = 6,
            Reasoning = 7,
            AudioOutput = 8,
            Basis = UsageBasis.Estimated,
        },
        ServiceTier = "priority",
        Cost = new PricedUsage(null, "haiku@2025-10-01", "no price for audio"),
        Failure = FailureKind.RateLimited,
        FailureMessage = "429 from anthropic",
        UpstreamId = "msg_1",
        Checks =
        [
            new CheckOutcome("json", FindingKind.Passed),
            new CheckOutcome("json_schema", FindingKind.Failed, "$.slots: \"urgent\" is not allowed"),
            new CheckOutcome("language", FindingKind.NotApplicable),
            new CheckOutcome("confidence", FindingKind.Failed, Score: 0.41),
        ],
    };
}
