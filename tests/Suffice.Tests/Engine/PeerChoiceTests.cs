using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Engine;

namespace Suffice.Tests.Engine;

/// <summary>Which of a rung's peers is asked first.</summary>
public sealed class PeerChoiceTests
{
    [Fact]
    public async Task Weighted_ManyCalls_AreSharedByWeight()
    {
        PeerBench bench = Choosing(PeerChoice.Weighted, PeerBench.At("a") with { Weight = 6 }, PeerBench.At("b") with { Weight = 3 }, PeerBench.At("c"));
        for (int i = 0; i < 2_000; i++)
        {
            bench.Models.Says("small", "good");
            await bench.AnswerAsync();
        }

        bench.Called.Count(c => c == "small@a").ShouldBeInRange(1_100, 1_300);
        bench.Called.Count(c => c == "small@b").ShouldBeInRange(500, 700);
        bench.Called.Count(c => c == "small@c").ShouldBeInRange(140, 260);
    }

    [Fact]
    public async Task Weighted_OneFails_TheOthersAreAskedOnceEach()
    {
        PeerBench bench = Choosing(PeerChoice.Weighted, PeerBench.At("a"), PeerBench.At("b"), PeerBench.At("c"));
        for (int i = 0; i < 3; i++)
        {
            bench.Models.Fails("small", Suffice.Providers.FailureKind.ServerError);
        }

        bench.Models.Says("large", "good");
        await bench.AnswerAsync();

        bench.Called.Take(3).Order(StringComparer.Ordinal).ShouldBe(["small@a", "small@b", "small@c"]);
    }

    [Fact]
    public async Task LeastLatency_EachWasMeasured_TheSoonestIsAsked()
    {
        PeerBench bench = Choosing(PeerChoice.LeastLatency, PeerBench.At("a"), PeerBench.At("b"), PeerBench.At("c"));
        await MeasureAsync(bench, 3, 1, 2);
        bench.Models.Says("small@b", "good");

        await bench.AnswerAsync();

        bench.Called.ShouldBe(["small@a", "small@b", "small@c", "small@b"]);
    }

    [Fact]
    public async Task LeastLatency_SlowOneWasNotMeasuredForLong_IsTriedAgain()
    {
        PeerBench bench = Choosing(PeerChoice.LeastLatency, PeerBench.At("a"), PeerBench.At("b"));
        await MeasureAsync(bench, 8, 2);
        for (int i = 0; i < 5; i++)
        {
            bench.Clock.Advance(TimeSpan.FromSeconds(30));
            await AfterAsync(bench, i < 4 ? "small@b" : "small@a", seconds: 2);
        }

        bench.Called.Skip(2).ShouldBe(["small@b", "small@b", "small@b", "small@b", "small@a"]);
    }

    [Fact]
    public async Task LeastLatency_StreamsAndWholeAnswers_AreMeasuredApart()
    {
        PeerBench bench = Choosing(PeerChoice.LeastLatency, PeerBench.At("a"), PeerBench.At("b"));
        await MeasureAsync(bench, 1, 8);
        bench.Models.SaysAfter("small@a", TimeSpan.FromSeconds(5), "good", bench.Clock).Says("small@b", "good").Says("small@b", "good");

        Task<EngineReply> slow = bench.AnswerAsync(stream: true);
        await FailoverTests.WaitsAsync(bench, slow);
        bench.Clock.Advance(TimeSpan.FromSeconds(5));
        await ReadAsync(await slow);
        await ReadAsync(await bench.AnswerAsync(stream: true));
        await ReadAsync(await bench.AnswerAsync(stream: true));

        bench.Called.Skip(2).ShouldBe(["small@a", "small@b", "small@b"]);
    }

    private static PeerBench Choosing(PeerChoice choose, Model first, params Model[] peers) =>
        new(t => t with { Ladder = [first with { Peers = [.. peers], Choose = choose }, t.Ladder[1]] });

    private static async Task MeasureAsync(PeerBench bench, params int[] seconds)
    {
        for (int i = 0; i < seconds.Length; i++)
        {
            await AfterAsync(bench, $"small@{(char)('a' + i)}", seconds[i]);
        }
    }

    private static async Task AfterAsync(PeerBench bench, string place, int seconds)
    {
        bench.Models.SaysAfter(place, TimeSpan.FromSeconds(seconds), "good", bench.Clock);
        Task<EngineReply> answering = bench.AnswerAsync();
        await FailoverTests.WaitsAsync(bench, answering);
        bench.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await answering;
    }

    private static async Task ReadAsync(EngineReply reply) => await ((StreamingReply)reply).Events.OfType<ChatEvent>().ToListAsync();
}
