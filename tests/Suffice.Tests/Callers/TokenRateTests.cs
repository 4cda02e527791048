using Microsoft.Extensions.Time.Testing;
using Suffice.Callers;
using Suffice.Cascade;
using Suffice.Chat;
using Suffice.Engine;
using Suffice.Providers;
using Suffice.Tests.Engine;

namespace Suffice.Tests.Callers;

/// <summary>Tokens a minute: the prompt is taken before, what was used counts after.</summary>
public sealed class TokenRateTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task Answer_Served_CountsWhatEveryAttemptUsed()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Forbids("bad")) };
        bench.Models.Says("small", "bad", input: 100, output: 10).Says("large", "good", input: 100, output: 30);
        Caller caller = Limited(1000);

        await bench.AnswerAsync(EngineBench.Call() with { Caller = caller });

        caller.Limits!.Tokens!.Left.ShouldBe(1000 - 240);
    }

    [Fact]
    public async Task Answer_Stream_CountsWhatWasUsed()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        bench.Models.Says("small", "good", input: 100, output: 10);
        Caller caller = Limited(1000);

        StreamingReply reply = (StreamingReply)await bench.AnswerAsync(EngineBench.Call(stream: true) with { Caller = caller });
        await foreach (ChatEvent _ in reply.Events)
        {
        }

        caller.Limits!.Tokens!.Left.ShouldBe(1000 - 110);
    }

    [Fact]
    public async Task Answer_NothingUsed_GivesThePromptBack()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() with { Ladder = [EngineBench.Small] } };
        bench.Models.Fails("small", FailureKind.BadRequest);
        Caller caller = Limited(1000);

        await bench.AnswerAsync(EngineBench.Call() with { Caller = caller });

        caller.Limits!.Tokens!.Left.ShouldBe(1000);
    }

    [Fact]
    public async Task Answer_LimitReached_SaysWhenAndAsksNobodyAndIsNotRecorded()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        Caller caller = Limited(600);
        caller.Limits!.Tokens!.TryTake(600, out _);

        EngineReply reply = await bench.AnswerAsync(EngineBench.Call() with { Caller = caller });

        AnswerFailure failure = reply.ShouldBeOfType<FailedReply>().Failure;
        failure.Kind.ShouldBe(AnswerFailureKind.RateLimited);
        failure.RetryAfter!.Value.ShouldBeInRange(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10));
        bench.Models.Calls.ShouldBeEmpty();
        bench.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Answer_PromptLongerThanTheLimit_SaysThatWaitingDoesNotHelp()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };

        EngineReply reply = await bench.AnswerAsync(EngineBench.Call(new string('x', 4000)) with { Caller = Limited(20) });

        reply.ShouldBeOfType<FailedReply>().Failure.Kind.ShouldBe(AnswerFailureKind.OverRateLimit);
    }

    private Caller Limited(long tokens) => new() { Id = "key_1", Name = "ci", Limits = CallerLimits.Of(null, tokens, clock) };
}
