using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Providers;
using Suffice.Providers.Replay;
using Suffice.Tests.Providers.Recordings;

namespace Suffice.Tests.Providers.Replay;

public sealed class ReplayClientTests
{
    private const string Line = """
        {"id":"q-1","prompt":"Say hello","outputs":{"hello-2024":{"text":"Hello there, how are you today?","input_tokens":2,"output_tokens":7,"latency_ms":900,"first_piece_ms":300},"judged":{"text":null,"correct":true},"failed":{"error":{"kind":"rate_limited","message":"slow down","status":429,"code":"rate_limit_exceeded","retry_after_ms":1500},"latency_ms":40}}}
        """;

    private readonly TestClock time = new();

    [Fact]
    public async Task SendAsync_RecordedCall_AnswersAsRecorded()
    {
        using TemporaryFile file = new(Line);
        using ReplayClient client = new([file.Path], time);

        ModelReply reply = await client.SendAsync(Call("hello-2024"), CancellationToken.None);

        reply.Failure.ShouldBeNull();
        reply.Answer!.Text.ShouldBe("Hello there, how are you today?");
        reply.Answer.Usage.Total.ShouldBe(9);
        reply.Answer.Model.ShouldBe("hello-2024");
    }

    [Fact]
    public async Task SendAsync_ModelRecordedUnderItsName_IsFound()
    {
        using TemporaryFile file = new(Line);
        using ReplayClient client = new([file.Path], time);
        ModelCall call = Call("some-other-id") with { Model = new Model { Name = "hello-2024", Provider = "replay", Id = "some-other-id" } };

        (await client.SendAsync(call, CancellationToken.None)).Answer.ShouldNotBeNull();
    }

    [Fact]
    public async Task SendAsync_RecordedFailure_FailsAsRecorded()
    {
        using TemporaryFile file = new(Line);
        using ReplayClient client = new([file.Path], time);

        ModelReply reply = await client.SendAsync(Call("failed"), CancellationToken.None);

        reply.Answer.ShouldBeNull();
        reply.Failure.ShouldBe(new CallFailure(FailureKind.RateLimited, "slow down")
        {
            Status = 429,
            Code = "rate_limit_exceeded",
            RetryAfter = TimeSpan.FromMilliseconds(1500),
        });
    }

    [Theory]
    [InlineData("Say hello", "unheard-of", "The recorded call 'q-1' has no answer of 'unheard-of'; it has failed, hello-2024, judged.")]
    [InlineData("Say hello", "judged", "The recorded call 'q-1' keeps only the verdict on 'judged', not its answer: it cannot be replayed.")]
    [InlineData("Say goodbye", "hello-2024", "None of the 1 recorded calls has these messages, tools and schema: a replay answers only what was recorded.")]
    public async Task SendAsync_NeverRecorded_IsNotFoundAndSaysWhich(string prompt, string model, string message)
    {
        using TemporaryFile file = new(Line);
        using ReplayClient client = new([file.Path], time);

        ModelReply reply = await client.SendAsync(Call(model, prompt), CancellationToken.None);

        reply.Failure.ShouldBe(new CallFailure(FailureKind.NotFound, message) { Status = 404 });
        (await client.OpenAsync(Call(model, prompt), CancellationToken.None)).Failure.ShouldBe(reply.Failure);
    }

    [Fact]
    public async Task SendAsync_MissingRecording_IsNotFound()
    {
        using ReplayClient client = new(["/nowhere/a.jsonl"], time);

        ModelReply reply = await client.SendAsync(Call("m"), CancellationToken.None);

        reply.Failure!.Kind.ShouldBe(FailureKind.NotFound);
        reply.Failure.Message.ShouldBe("/nowhere/a.jsonl: there is no such file");
    }

    [Fact]
    public async Task SendAsync_ScaledLatency_WaitsThatLong()
    {
        using TemporaryFile file = new(Line);
        using ReplayClient client = new([file.Path], time);
        await client.LoadAsync();
        ModelCall call = Call("hello-2024", scale: 0.5);

        Task<ModelReply> pending = client.SendAsync(call, CancellationToken.None).AsTask();
        await time.NextTimerAsync();
        time.Advance(TimeSpan.FromMilliseconds(449));
        bool early = pending.IsCompleted;
        time.Advance(TimeSpan.FromMilliseconds(1));

        early.ShouldBeFalse();
        (await pending).Elapsed.ShouldBe(TimeSpan.FromMilliseconds(450));
    }

    [Fact]
    public async Task OpenAsync_RecordedCall_StreamsTheSameAnswerInPieces()
    {
        using TemporaryFile file = new(Line);
        using ReplayClient client = new([file.Path], time);

        ModelStream stream = await client.OpenAsync(Call("hello-2024"), CancellationToken.None);

        List<ChatEvent> events = await stream.Events!.ToListAsync();
        events[0].ShouldBeOfType<AnswerStarted>().Model.ShouldBe("hello-2024");
        events.OfType<TextDelta>().Count().ShouldBe(2);
        string.Concat(events.OfType<TextDelta>().Select(delta => delta.Text)).ShouldBe("Hello there, how are you today?");
        events.OfType<UsageReported>().ShouldHaveSingleItem().Usage.Total.ShouldBe(9);
        events[^1].ShouldBeOfType<AnswerEnded>();
    }

    [Fact]
    public async Task OpenAsync_CallerGone_StopsTheWait()
    {
        using TemporaryFile file = new(Line);
        using ReplayClient client = new([file.Path], time);
        using CancellationTokenSource caller = new();
        ModelStream stream = await client.OpenAsync(Call("hello-2024", scale: 1), caller.Token);
        await using IAsyncEnumerator<ChatEvent> events = stream.Events!.GetAsyncEnumerator(CancellationToken.None);
        await events.MoveNextAsync();

        Task<bool> waiting = events.MoveNextAsync().AsTask();
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
    }

    [Theory]
    [InlineData(300, 900, 3, new[] { 300.0, 300, 300 })]
    [InlineData(0, 900, 3, new[] { 300.0, 300, 300 })]
    [InlineData(100, 900, 3, new[] { 100.0, 400, 400 })]
    [InlineData(100, 900, 1, new[] { 900.0 })]
    public void Before_EachPiece_SumsToTheWhole(double first, double whole, int pieces, double[] expected)
    {
        ReplayPace pace = new(TimeSpan.FromMilliseconds(first), TimeSpan.FromMilliseconds(whole));

        IEnumerable<double> waits = Enumerable.Range(0, pieces).Select(piece => pace.Before(piece, pieces).TotalMilliseconds);

        waits.ShouldBe(expected);
    }

    private static ModelCall Call(string model, string prompt = "Say hello", double scale = 0) => new(
        new Model { Name = "rung", Provider = "replay", Id = model },
        new ProviderDefinition { Name = "replay", Protocol = "replay", LatencyScale = scale },
        new ChatRequest { Protocol = ChatProtocol.OpenAI, Model = "rung", Messages = [ChatMessage.Of(ChatRole.User, prompt)] });
}
