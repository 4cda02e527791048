using Suffice.Chat;
using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Providers;
using Suffice.Spending;

namespace Suffice.Tests.Engine;

public sealed class StreamTests
{
    private static readonly TokenUsage Usage = new() { Input = 100, Output = 10, Basis = UsageBasis.Reported };

    [Fact]
    public async Task Stream_WithoutGate_PassesOnAndSettlesBeforeItsEnd()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        bench.Models.Streams("small", Whole("hello"));

        List<ChatEvent> events = await ReadAsync(await bench.AnswerAsync(EngineBench.Call(stream: true)));

        events.OfType<TextDelta>().Select(t => t.Text).ShouldBe(["hello"]);
        events[^1].ShouldBeOfType<AnswerEnded>();
        events[^2].ShouldBeOfType<CallSettled>().Entry.CostUsd.ShouldBe(0.00012m);
        bench.Rows.ShouldHaveSingleItem().Outcome.ShouldBe(RequestOutcome.Served);
    }

    [Fact]
    public async Task Stream_FailsBeforeItsFirstContent_GoesToTheNextRung()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        bench.Models
            .Streams("small", new AnswerStarted("a", "small"), new StreamFailed("insufficient_quota", "no quota"))
            .Streams("large", Whole("hello"));

        EngineReply reply = await bench.AnswerAsync(EngineBench.Call(stream: true));
        List<ChatEvent> events = await ReadAsync(reply);

        reply.Entry.Model.ShouldBe("large");
        events.OfType<TextDelta>().ShouldHaveSingleItem();
        bench.Rows[0].Path.ShouldBe("small>large");
        bench.Rows[0].Reason.ShouldBe("quota_exhausted");
    }

    [Fact]
    public async Task Stream_FailsAfterContent_EndsWithTheFailureAndIsNeverSpliced()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        bench.Models.Streams("small", new AnswerStarted("a", "small"), new TextDelta(0, "hel"), new StreamFailed("network", "cut"));

        List<ChatEvent> events = await ReadAsync(await bench.AnswerAsync(EngineBench.Call(stream: true)));

        events[^1].ShouldBeOfType<StreamFailed>();
        bench.Models.Calls.Count.ShouldBe(1);
        RequestEntry row = bench.Rows.ShouldHaveSingleItem();
        row.Outcome.ShouldBe(RequestOutcome.Failed);
        row.CostUsd!.Value.ShouldBeGreaterThan(0m);
    }

    [Fact]
    public async Task Stream_CallerLeaves_CancelsUpstreamAndRecordsWhatItCost()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        bench.Models.Streams("small", Whole("hello", "world"));
        StreamingReply reply = (StreamingReply)await bench.AnswerAsync(EngineBench.Call(stream: true));

        await foreach (ChatEvent step in reply.Events)
        {
            if (step is TextDelta)
            {
                break;
            }
        }

        bench.Models.DisposedStreams.ShouldBe(1);
        RequestEntry row = bench.Rows.ShouldHaveSingleItem();
        row.Outcome.ShouldBe(RequestOutcome.Cancelled);
        row.Attempts[0].Usage.Basis.ShouldBe(UsageBasis.Estimated);
    }

    [Fact]
    public async Task Stream_NoRungAnswers_IsAFailureAndNoStream()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        bench.Models.Fails("small", FailureKind.Authentication).Fails("large", FailureKind.Authentication);

        EngineReply reply = await bench.AnswerAsync(EngineBench.Call(stream: true));

        reply.ShouldBeOfType<FailedReply>().Failure.Upstream!.Kind.ShouldBe(FailureKind.Authentication);
        bench.Rows.ShouldHaveSingleItem().Outcome.ShouldBe(RequestOutcome.Failed);
    }

    [Fact]
    public async Task Stream_OfAGatedTask_IsHeldUntilItPassed()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Forbids("bad")) };
        bench.Models.Says("small", "bad").Says("large", "good");

        EngineReply reply = await bench.AnswerAsync(EngineBench.Call(stream: true));

        reply.ShouldBeOfType<AnsweredReply>().Answer.Text.ShouldBe("good");
    }

    [Fact]
    public async Task Stream_DeadlinePassesAfterContent_EndsInATimeout()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() with { Deadline = TimeSpan.FromMilliseconds(100) } };
        bench.Models.Streams("small", new AnswerStarted("a", "small"), new TextDelta(0, "hel"), new Silence());

        List<ChatEvent> events = await ReadAsync(await bench.AnswerAsync(EngineBench.Call(stream: true)));

        events[^1].ShouldBeOfType<StreamFailed>().Kind.ShouldBe("timeout");
        bench.Rows.ShouldHaveSingleItem().Reason.ShouldBe("timeout");
    }

    private static ChatEvent[] Whole(params string[] pieces) =>
    [
        new AnswerStarted("a", "small"),
        .. pieces.Select(p => new TextDelta(0, p)),
        new BlockEnded(0),
        new AnswerStopped(StopReason.Done, "stop"),
        new UsageReported(Usage, null),
        new AnswerEnded(),
    ];

    private static async Task<List<ChatEvent>> ReadAsync(EngineReply reply)
    {
        List<ChatEvent> events = [];
        await foreach (ChatEvent step in reply.ShouldBeOfType<StreamingReply>().Events)
        {
            events.Add(step);
        }

        return events;
    }
}
