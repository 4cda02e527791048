using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Confidence;
using Suffice.Evaluation.Calibrating;
using Suffice.Learning.Labelled;

namespace Suffice.Evaluation.Tests.Calibrating;

/// <summary>Labelled calls with scores, written down or drawn.</summary>
internal static class MadeCalls
{
    /// <summary>A call of two rungs: the first costs 1 USD, the second model 2, the last rung 10.</summary>
    public static ScoredCall Of(
        bool smallRight, bool largeRight, double? gain, double? withSecond = null, double? before = null, bool refused = false, string id = "item") => new(
        new LabelledCall
        {
            Id = id,
            SplitKey = id,
            Request = new ChatRequest { Protocol = ChatProtocol.OpenAI, Model = "auto", Messages = [ChatMessage.Of(ChatRole.User, id)] },
            Rungs =
            [
                new LabelledAnswer("small", smallRight) { CostUsd = 1, Latency = TimeSpan.FromSeconds(1), IsRefused = refused },
                new LabelledAnswer("large", largeRight) { CostUsd = 10, Latency = TimeSpan.FromSeconds(4) },
            ],
            Second = new LabelledAnswer("second", true) { CostUsd = 2, Latency = TimeSpan.FromSeconds(2) },
        },
        Estimate(before),
        ImmutableArray.Create(new ScoredAnswer(Estimate(gain), Estimate(withSecond))));

    /// <summary>Draws calls whose scores tell something of their outcomes.</summary>
    public static ScoredCall[] Draw(Random random, int count) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            double hard = random.NextDouble();
            bool small = random.NextDouble() > hard * 0.6;
            bool large = random.NextDouble() > hard * 0.2;

            return Of(small, large, (hard * 0.6) - 0.1 + (0.2 * (random.NextDouble() - 0.5)), id: $"item {i}");
        }),
    ];

    private static AnswerEstimate? Estimate(double? gain) => gain is { } known ? new AnswerEstimate(0.9 - known, 0.9) : null;
}
