using Suffice.Cascade;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Spending;

namespace Suffice.Tests.Engine;

/// <summary>What was spent is in the ledger and inside the limits, however a request ends.</summary>
public sealed class ConservationTests
{
    private const decimal SmallCall = (100 * 1m + 10 * 2m) / 1_000_000m;

    [Fact]
    public async Task Answer_DeadlinePassesWhileItIsJudged_IsStillOnTheBill()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Asks("second")) with { Deadline = TimeSpan.FromMilliseconds(20) } };
        bench.Models.Says("small", "good").Hangs("second");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<FailedReply>().Failure.Kind.ShouldBe(AnswerFailureKind.Deadline);
        RequestEntry row = bench.Rows.ShouldHaveSingleItem();
        row.Attempts.Select(a => (a.Model, a.Outcome)).ShouldBe([("small", AttemptOutcome.Cancelled), ("second", AttemptOutcome.Cancelled)]);
        row.Attempts[0].Cost.Usd.ShouldBe(SmallCall);
        row.CostUsd!.Value.ShouldBeGreaterThan(SmallCall);
    }

    [Fact]
    public async Task Check_AsksAnotherModel_TheAnswersOwnCostCountsAgainstTheCap()
    {
        // Each call alone fits the cap in its worst case (100 answer tokens at 2 USD a million); both together do not.
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Asks("second")) with { MaxCostUsd = 0.0003m, Ladder = [EngineBench.Small] } };
        bench.Models.Says("small", "good").Says("second", "good");

        await bench.AnswerAsync();

        bench.Models.Calls.Select(c => c.Model.Name).ShouldBe(["small"]);
    }

    [Fact]
    public async Task Check_AsksSeveralModelsAtOnce_EachCountsAgainstTheCap()
    {
        EngineBench bench = new()
        {
            Task = EngineBench.TwoRungs(new AsksTwice("second")) with { MaxCostUsd = 0.00035m, Ladder = [EngineBench.Small] },
        };
        bench.Models.Says("small", "good", input: 10, output: 1).Hangs("second").Hangs("second");
        using CancellationTokenSource caller = new();

        Task<EngineReply> answering = bench.AnswerAsync(cancellationToken: caller.Token);
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(answering);
        bench.Models.Calls.Select(c => c.Model.Name).ShouldBe(["small", "second"]);
    }

    private sealed class Asks(string model) : ICheck
    {
        public string Name => "asks";

        public async ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) =>
            await judged.Models!.AskAsync(model, judged.Request, Name, cancellationToken) is null
                ? Finding.Failed("nobody was asked")
                : Finding.Passed;
    }

    private sealed class AsksTwice(string model) : ICheck
    {
        public string Name => "asks_twice";

        public async ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken)
        {
            Task<ChatAnswer?> first = judged.Models!.AskAsync(model, judged.Request, Name, cancellationToken).AsTask();
            Task<ChatAnswer?> second = judged.Models!.AskAsync(model, judged.Request, Name, cancellationToken).AsTask();
            await Task.WhenAll(first, second);

            return Finding.Passed;
        }
    }
}
