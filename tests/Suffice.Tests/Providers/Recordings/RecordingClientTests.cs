using CsCheck;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Providers;
using Suffice.Providers.Recordings;
using Suffice.Providers.Replay;

namespace Suffice.Tests.Providers.Recordings;

public sealed class RecordingClientTests
{
    [Fact]
    public async Task SendAsync_AnyAnswer_ReplaysTheSame() =>
        await Gen.Select(GenChat.Request, GenChat.Answer).SampleAsync(async (request, answer) =>
        {
            using TemporaryFile file = new();
            await RecordAsync(file, new FixedClient(answer), async client => await client.SendAsync(Call(request), CancellationToken.None));
            using ReplayClient replay = new([file.Path], TimeProvider.System);

            ModelReply replayed = await replay.SendAsync(Call(request), CancellationToken.None);

            replayed.Failure.ShouldBeNull();
            AnswerShape.Of(replayed.Answer!).ShouldBe(AnswerShape.Of(answer));
        }, iter: 200);

    [Fact]
    public async Task OpenAsync_AnyAnswer_ReplaysTheSame() =>
        await Gen.Select(GenChat.Request, GenChat.Answer).SampleAsync(async (request, answer) =>
        {
            using TemporaryFile file = new();
            ChatAnswer streamed = Collected(AnswerEvents.Of(answer, 7));
            await RecordAsync(file, new FixedClient(answer), async client =>
                await (await client.OpenAsync(Call(request), CancellationToken.None)).Events!.ToListAsync());
            using ReplayClient replay = new([file.Path], TimeProvider.System);

            ModelStream replayed = await replay.OpenAsync(Call(request), CancellationToken.None);

            ChatAnswer again = Collected(await replayed.Events!.ToListAsync());
            AnswerShape.Of(again).ShouldBe(AnswerShape.Of(streamed));
        }, iter: 200);

    [Fact]
    public async Task SendAsync_Failure_ReplaysTheSame()
    {
        using TemporaryFile file = new();
        CallFailure failure = new(FailureKind.RateLimited, "slow down")
        {
            Status = 429,
            Code = "rate_limit_exceeded",
            RetryAfter = TimeSpan.FromSeconds(2),
            ShouldRetry = true,
        };
        await RecordAsync(file, new FixedClient(failure), async client => await client.SendAsync(Call(Request), CancellationToken.None));
        using ReplayClient replay = new([file.Path], TimeProvider.System);

        (await replay.SendAsync(Call(Request), CancellationToken.None)).Failure.ShouldBe(failure);
    }

    [Fact]
    public async Task SendAsync_FailureThenAnswer_ReplaysTheAnswer()
    {
        using TemporaryFile file = new();
        await RecordAsync(file, new FixedClient(new CallFailure(FailureKind.Overloaded, "busy")), async client =>
            await client.SendAsync(Call(Request), CancellationToken.None));
        await RecordAsync(file, new FixedClient(Answer), async client => await client.SendAsync(Call(Request), CancellationToken.None));
        using ReplayClient replay = new([file.Path], TimeProvider.System);

        (await replay.SendAsync(Call(Request), CancellationToken.None)).Answer!.Text.ShouldBe("billing");
        RecordedItem item = (await (await replay.LoadAsync()).ReadAllAsync().ToListAsync()).ShouldHaveSingleItem();
        item.Outputs["small-1"].Answer!.Text.ShouldBe("billing");
    }

    [Fact]
    public async Task OpenAsync_StreamThatBreaks_RecordsTheFailure()
    {
        using TemporaryFile file = new();
        FixedClient broken = new(new AnswerStarted("1", "m"), new TextDelta(0, "bil"), new StreamFailed("timeout", "nothing more"));
        await RecordAsync(file, broken, async client =>
            await (await client.OpenAsync(Call(Request), CancellationToken.None)).Events!.ToListAsync());

        RecordedItem item = await new RecordingReader(file.Path).ReadAsync().SingleAsync();

        item.Outputs["small-1"].Failure.ShouldBe(new CallFailure(FailureKind.Timeout, "nothing more") { Code = "timeout" });
    }

    [Fact]
    public async Task OpenAsync_CallerLeavesEarly_RecordsNothing()
    {
        using TemporaryFile file = new();
        await RecordAsync(file, new FixedClient(Answer), async client =>
            await (await client.OpenAsync(Call(Request), CancellationToken.None)).Events!.FirstAsync());

        File.ReadAllText(file.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task SendAsync_RecordingClosed_AnswersAllTheSameAndLogsOnce()
    {
        using TemporaryFile file = new();
        using KeptLog logged = new();
        RecordingWriter writer = RecordingWriter.Open(file.Path);
        await writer.DisposeAsync();
        RecordingClients clients = new(new OneClient(new FixedClient(Answer)), writer, TimeProvider.System, logged);

        ModelReply first = await clients.For(Provider).SendAsync(Call(Request), CancellationToken.None);
        ModelReply second = await clients.For(Provider).SendAsync(Call(Request), CancellationToken.None);

        first.Answer.ShouldBe(Answer);
        second.Answer.ShouldBe(Answer);
        clients.Lost.ShouldBe(2);
        logged.Lines.ShouldHaveSingleItem().Text.ShouldStartWith("The call could not be recorded");
    }

    private static readonly ProviderDefinition Provider = new() { Name = "here", Protocol = "openai" };

    private static readonly ChatRequest Request =
        new() { Protocol = ChatProtocol.OpenAI, Model = "auto", Messages = [ChatMessage.Of(ChatRole.User, "Where is my refund?")] };

    private static readonly ChatAnswer Answer =
        new() { Model = "small-1", Parts = [new TextPart("billing")], StopReason = StopReason.Done };

    private static ModelCall Call(ChatRequest request) =>
        new(new Model { Name = "small", Provider = "here", Id = "small-1" }, Provider, request);

    private static async Task RecordAsync(TemporaryFile file, IModelClient source, Func<IModelClient, Task> use)
    {
        using KeptLog logged = new();
        await using RecordingWriter writer = RecordingWriter.Open(file.Path);
        await use(new RecordingClients(new OneClient(source), writer, TimeProvider.System, logged).For(Provider));
        logged.Lines.ShouldBeEmpty();
    }

    private static ChatAnswer Collected(IEnumerable<ChatEvent> events)
    {
        AnswerCollector collected = new();
        foreach (ChatEvent next in events)
        {
            collected.Add(next);
        }

        return collected.Build();
    }

    private sealed class OneClient(IModelClient client) : IModelClients
    {
        public IModelClient For(ProviderDefinition provider) => client;
    }

    /// <summary>Answers every call the same.</summary>
    private sealed class FixedClient : IModelClient
    {
        private readonly ModelReply reply;
        private readonly ModelStream stream;

        public FixedClient(ChatAnswer answer)
        {
            reply = new ModelReply(answer, null, TimeSpan.FromMilliseconds(12));
            stream = new ModelStream(AnswerEvents.Of(answer, 7).ToAsyncEnumerable(), null);
        }

        public FixedClient(CallFailure failure)
        {
            reply = new ModelReply(null, failure, TimeSpan.FromMilliseconds(12));
            stream = new ModelStream(null, failure);
        }

        public FixedClient(params ChatEvent[] events)
        {
            reply = new ModelReply(null, null, TimeSpan.Zero);
            stream = new ModelStream(events.ToAsyncEnumerable(), null);
        }

        public ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken) => ValueTask.FromResult(reply);

        public ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken) => ValueTask.FromResult(stream);
    }
}
