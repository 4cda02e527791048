using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Suffice.Chat;
using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Tests.Engine;
using Suffice.Watching.Shadows;

namespace Suffice.Tests.Watching.Shadows;

public sealed class ShadowTests
{
    // The worst case of the last rung for the bench's call is just above this; its real call costs 0.0012 USD.
    private const decimal LargeCall = (100 * 10m + 10 * 20m) / 1_000_000m;

    [Theory]
    [InlineData("Billing.", ShadowVerdict.Same)]
    [InlineData("shipping", ShadowVerdict.Different)]
    public async Task Answer_DrawnAndAnsweredByTheLastRung_IsComparedInARowOfItsOwn(string reference, ShadowVerdict verdict)
    {
        EngineBench bench = Bench();
        bench.Models.Says("small", "billing").Says("large", reference);
        SufficeEngine engine = bench.Engine();

        EngineReply reply = await engine.AnswerAsync(EngineBench.Call(), default);
        await engine.EndAsync();

        reply.ShouldBeOfType<AnsweredReply>().Answer.Text.ShouldBe("billing");
        RequestEntry asked = bench.Rows[0];
        RequestEntry shadow = bench.Rows[1];
        asked.CostUsd.ShouldBe(0.00012m);
        shadow.Outcome.ShouldBe(RequestOutcome.Watch);
        shadow.Endpoint.ShouldBe("shadow");
        shadow.Shadow.ShouldBe(new ShadowPair(asked.Id, "small>large", "small", "large", verdict));
        shadow.CostUsd.ShouldBe(LargeCall);
        shadow.BaselineCostUsd.ShouldBe(0m);
        shadow.AnswerContent.ShouldBeNull();
        shadow.Attempts.ShouldHaveSingleItem().Purpose.ShouldBe(AttemptPurpose.Watch);
        engine.Shadows.ShouldBe(new ShadowCounts(1, 1, 0, 0, 0));
    }

    [Fact]
    public async Task Answer_OfAStepOfAPipeline_IsWatchedAtThatStepsCost()
    {
        EngineBench bench = Bench();
        bench.Models.Says("small", "billing").Says("large", "billing");
        SufficeEngine engine = bench.Engine();
        PipelinePlace place = new("message", "classify", "run_1");

        await engine.AnswerAsync(EngineBench.Call() with { Place = place }, default);
        await engine.EndAsync();

        bench.Rows.Select(row => (row.Outcome, row.Place)).ShouldBe([(RequestOutcome.Served, place), (RequestOutcome.Watch, place)]);
    }

    [Fact]
    public async Task Answer_LastRungNeverAnswers_IsNotDelayedAndTheComparisonEndsAtItsDeadline()
    {
        FakeTimeProvider clock = new();
        EngineBench bench = Bench(time: clock);
        bench.Models.Says("small", "billing").Hangs("large");
        SufficeEngine engine = bench.Engine();

        EngineReply reply = await engine.AnswerAsync(EngineBench.Call(), default);

        reply.ShouldBeOfType<AnsweredReply>();
        bench.Rows.ShouldHaveSingleItem().Latency.ShouldBe(TimeSpan.Zero);
        await bench.Models.NextCallAsync();
        await bench.Models.NextCallAsync();
        await UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            return bench.Rows.Count == 2;
        });
        bench.Rows[1].Shadow!.Verdict.ShouldBe(ShadowVerdict.Unanswered);
        bench.Rows[1].Error.ShouldBe("deadline");
        await engine.EndAsync();
    }

    [Fact]
    public async Task Answer_LastRungFailsOrBreaks_ChangesNothingForTheCaller()
    {
        EngineBench bench = Bench();
        bench.Models.Says("small", "billing").Fails("large", FailureKind.BadRequest).Says("small", "billing").Does("large", () => throw new InvalidOperationException("ours"));
        SufficeEngine engine = bench.Engine();

        (await engine.AnswerAsync(EngineBench.Call(), default)).ShouldBeOfType<AnsweredReply>();
        (await engine.AnswerAsync(EngineBench.Call(), default)).ShouldBeOfType<AnsweredReply>();
        await engine.EndAsync();

        bench.Rows.Count(row => row.Outcome == RequestOutcome.Served).ShouldBe(2);
        bench.Rows.Single(row => row.Shadow?.Verdict == ShadowVerdict.Unanswered).CostUsd.ShouldBe(0m);
    }

    [Fact]
    public async Task Stream_Drawn_IsComparedAfterItsEnd()
    {
        EngineBench bench = Bench();
        bench.Models.Says("small", "billing").Says("large", "billing");
        SufficeEngine engine = bench.Engine();

        EngineReply reply = await engine.AnswerAsync(EngineBench.Call(stream: true), default);
        await foreach (ChatEvent _ in reply.ShouldBeOfType<StreamingReply>().Events)
        {
        }

        await engine.EndAsync();
        bench.Rows[1].Shadow!.Verdict.ShouldBe(ShadowVerdict.Same);
    }

    [Fact]
    public async Task Answer_EscalatedOrNotDrawn_IsNotCompared()
    {
        EngineBench escalated = Bench(gate: true);
        escalated.Models.Says("small", "bad").Says("large", "good");
        EngineBench rare = Bench(rate: 1e-12);
        rare.Models.Says("small", "billing");

        foreach (EngineBench bench in new[] { escalated, rare })
        {
            SufficeEngine engine = bench.Engine();
            await engine.AnswerAsync(EngineBench.Call(), default);
            await engine.EndAsync();
            bench.Rows.ShouldHaveSingleItem();
            engine.Shadows.Drawn.ShouldBe(0);
        }
    }

    [Fact]
    public async Task Answers_MoreThanTheBudgetHolds_AreNotComparedThatDay()
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));
        EngineBench bench = Bench(budget: 0.006m, time: clock, options: new ShadowOptions { Random = new Random(1), AtATime = 1 });
        SufficeEngine engine = bench.Engine();
        for (int i = 0; i < 21; i++)
        {
            bench.Models.Says("small", "billing").Says("large", "billing");
        }

        for (int i = 0; i < 20; i++)
        {
            await engine.AnswerAsync(EngineBench.Call(), default);
        }

        await UntilAsync(() => engine.Shadows is var c && c.Compared + c.OverBudget == 20 && bench.Rows.Count(r => r.Shadow is not null) == c.Compared);
        long first = engine.Shadows.Compared;
        clock.Advance(TimeSpan.FromDays(1));
        await engine.AnswerAsync(EngineBench.Call(), default);
        await engine.EndAsync();

        first.ShouldBeInRange(3, 5);
        (first * LargeCall).ShouldBeLessThanOrEqualTo(0.006m);
        engine.Shadows.Compared.ShouldBe(first + 1);
    }

    [Fact]
    public async Task Start_BudgetSpentBeforeTheRestart_ComparesNothingMore()
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));
        EngineBench bench = Bench(budget: 0.006m, time: clock, options: new ShadowOptions
        {
            Random = new Random(1),
            Spent = new Dictionary<string, decimal> { ["triage"] = 0.0059m },
            SpentOn = new DateOnly(2026, 11, 2),
        });
        bench.Models.Says("small", "billing");
        SufficeEngine engine = bench.Engine();

        await engine.AnswerAsync(EngineBench.Call(), default);
        await engine.EndAsync();

        engine.Shadows.OverBudget.ShouldBe(1);
        bench.Rows.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Answers_MoreThanTheQueueHolds_AreDroppedAndCounted()
    {
        EngineBench bench = Bench(options: new ShadowOptions { Random = new Random(1), Queue = 2, AtATime = 1, Drain = TimeSpan.FromMilliseconds(20) });
        SufficeEngine engine = bench.Engine();
        for (int i = 0; i < 10; i++)
        {
            bench.Models.Says("small", "billing").Hangs("large");
        }

        for (int i = 0; i < 10; i++)
        {
            await engine.AnswerAsync(EngineBench.Call(), default);
        }

        Stopwatch ending = Stopwatch.StartNew();
        await engine.EndAsync();

        ending.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        ShadowCounts counts = engine.Shadows;
        counts.Drawn.ShouldBe(10);
        (counts.Compared + counts.Dropped).ShouldBe(10);
        counts.Dropped.ShouldBeGreaterThanOrEqualTo(7);
        bench.Rows.Count(row => row.Outcome == RequestOutcome.Served).ShouldBe(10);
    }

    [Fact]
    public async Task Answer_ContentIsStored_KeepsTheReferenceAnswerToo()
    {
        EngineBench bench = Bench(store: true);
        bench.Models.Says("small", "It is about a bill.\nMore.").Says("large", "A bill is what it is about.\nSurely.");
        SufficeEngine engine = bench.Engine();

        await engine.AnswerAsync(EngineBench.Call(), default);
        await engine.EndAsync();

        bench.Rows[1].AnswerContent.ShouldBe("A bill is what it is about.\nSurely.");
        bench.Rows[1].Shadow!.Verdict.ShouldBe(ShadowVerdict.Incomparable);
    }

    private static EngineBench Bench(
        double rate = 1, decimal budget = 5m, TimeProvider? time = null, bool gate = false, bool store = false, ShadowOptions? options = null) => new()
        {
            Task = (gate ? EngineBench.TwoRungs(new Forbids("bad")) : EngineBench.TwoRungs()) with { Shadow = new ShadowSettings(rate, budget), StoreContent = store },
            Time = time ?? TimeProvider.System,
            Shadow = options ?? new ShadowOptions { Random = new Random(1) },
        };

    private static async Task UntilAsync(Func<bool> condition)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            await Task.Delay(2, limit.Token);
        }
    }
}
