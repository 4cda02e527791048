using Microsoft.Extensions.Time.Testing;
using Suffice.Cascade.Calling;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Engine;
using Suffice.Providers;
using Suffice.Tests.Engine;

namespace Suffice.Tests.Telemetry;

/// <summary>Overhead is the time of Suffice itself: what it waits for is not in it, and what it works is.</summary>
public sealed class OverheadTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task Overhead_OfAWholeAnswer_IsTheChecksTimeAndNotTheModels()
    {
        EngineBench bench = Bench(new Takes(() => Pass(30)));
        bench.Models.Does("small", () => Answer(Pass(500), "fine"));

        EngineReply reply = await bench.AnswerAsync();

        reply.Entry.Overhead.ShouldBe(TimeSpan.FromMilliseconds(30));
        reply.Entry.Latency.ShouldBe(TimeSpan.FromMilliseconds(530));
    }

    [Fact]
    public async Task Overhead_ModelsAskedAtOnce_CountsTheirCommonWaitOnce()
    {
        TaskCompletionSource<object> second = new();
        TaskCompletionSource<object> third = new();
        EngineBench bench = Bench(new AsksTwo(() =>
        {
            Pass(400);
            second.SetResult(ScriptedModels.Answer("yes"));
            third.SetResult(ScriptedModels.Answer("yes"));
        }, () => Pass(20)));
        bench.Models.Does("small", () => Answer(Pass(100), "fine")).Does("second", () => second.Task).Does("large", () => third.Task);

        EngineReply reply = await bench.AnswerAsync();

        reply.Entry.Attempts.Length.ShouldBe(3);
        reply.Entry.Overhead.ShouldBe(TimeSpan.FromMilliseconds(20));
        reply.Entry.Latency.ShouldBe(TimeSpan.FromMilliseconds(520));
    }

    [Fact]
    public async Task Overhead_AnswerJudgedWhileItArrives_IsTheJudgesTime()
    {
        EngineBench bench = Bench(new JudgesEarly(() => Pass(7)));
        bench.Models.Does("small", () =>
        {
            Pass(200);
            return Task.FromResult<object>(new ChatEvent[]
            {
                new AnswerStarted("a", "small"), new TextDelta(0, "one "), new TextDelta(0, "two"), new AnswerStopped(StopReason.Done, "stop"), new AnswerEnded(),
            });
        });

        EngineReply reply = await bench.AnswerAsync();

        reply.Entry.Overhead.ShouldBe(TimeSpan.FromMilliseconds(14));
        reply.Entry.Latency.ShouldBe(TimeSpan.FromMilliseconds(214));
    }

    [Fact]
    public async Task Overhead_OfAStream_IsTheHostsWorkOnItAndNotTheCallersPace()
    {
        EngineBench bench = Bench();
        bench.Models.Does("small", () => Task.FromResult<object>(new ChatEvent[]
        {
            new AnswerStarted("a", "small"), new TextDelta(0, "one "), new TextDelta(0, "two"), new AnswerStopped(StopReason.Done, "stop"), new AnswerEnded(),
        }));
        EngineReply reply = await bench.AnswerAsync(EngineBench.Call(stream: true));
        StreamingReply streaming = reply.ShouldBeOfType<StreamingReply>();
        streaming.Entry.Overhead.ShouldBe(TimeSpan.Zero);

        await foreach (ChatEvent step in streaming.Events)
        {
            if (step is TextDelta)
            {
                long mark = streaming.Waits.Mark();
                Pass(3);
                streaming.Waits.ExcludeSince(mark);
                Pass(1000);
            }
        }

        bench.Rows[0].Overhead.ShouldBe(TimeSpan.FromMilliseconds(6));
        bench.Rows[0].Latency.ShouldBe(TimeSpan.FromMilliseconds(2006));
    }

    [Fact]
    public async Task Overhead_CallThatCameSlowly_IsWithoutTheWaitForIt()
    {
        EngineBench bench = Bench();
        bench.Models.Does("small", () => Answer(Pass(50), "fine"));
        EngineCall call = EngineBench.Call() with { ArrivedAt = time.GetTimestamp(), WaitedForCaller = TimeSpan.FromMilliseconds(700) };
        Pass(702);

        EngineReply reply = await bench.AnswerAsync(call);

        reply.Entry.Overhead.ShouldBe(TimeSpan.FromMilliseconds(2));
    }

    [Fact]
    public async Task Overhead_WaitBeforeARetry_IsNoneOfIt()
    {
        EngineBench bench = Bench();
        bench.Models.Fails("small", FailureKind.Overloaded).Does("small", () => Answer(Pass(50), "fine"));

        EngineReply reply = await bench.AnswerAsync();

        reply.Entry.Attempts.Length.ShouldBe(2);
        reply.Entry.Overhead.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Total_WhileAWaitGoesOn_HoldsItSoFar()
    {
        WaitClock waits = new(time);
        waits.Begin();
        Pass(5);

        waits.Total.ShouldBe(TimeSpan.FromMilliseconds(5));
    }

    [Fact]
    public void Total_MoreWorkThanWaiting_IsNeverNegative()
    {
        WaitClock waits = new(time);
        long mark = waits.Mark();
        Pass(5);
        waits.ExcludeSince(mark);

        waits.Total.ShouldBe(TimeSpan.Zero);
    }

    private EngineBench Bench(params ICheck[] gate) => new() { Task = EngineBench.TwoRungs(gate), Time = time };

    private static Task<object> Answer(int _, string text) => Task.FromResult<object>(ScriptedModels.Answer(text));

    private int Pass(int milliseconds)
    {
        time.Advance(TimeSpan.FromMilliseconds(milliseconds));

        return milliseconds;
    }

    private sealed class Takes(Action work) : ICheck
    {
        public string Name => "takes";

        public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken)
        {
            work();

            return new(Finding.Passed);
        }
    }

    private sealed class AsksTwo(Action answer, Action work) : ICheck
    {
        public string Name => "asks_two";

        public async ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken)
        {
            Task<ChatAnswer?> one = judged.Models!.AskAsync("second", judged.Request, Name, cancellationToken).AsTask();
            Task<ChatAnswer?> other = judged.Models.AskAsync("large", judged.Request, Name, cancellationToken).AsTask();
            answer();
            await Task.WhenAll(one, other);
            work();

            return Finding.Passed;
        }
    }

    private sealed class JudgesEarly(Action work) : ICheck, IEarlyCheck
    {
        public string Name => "judges_early";

        public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Finding.Passed);

        public IEarlyJudge? Begin(ChatRequest request) => new Judge(work);

        private sealed class Judge(Action work) : IEarlyJudge
        {
            public Finding Feed(ReadOnlySpan<char> text)
            {
                work();

                return Finding.NotApplicable;
            }
        }
    }
}
