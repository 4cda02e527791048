using System.Text;
using Suffice.Chat;
using Suffice.Providers;

namespace Suffice.Tests.Providers.Http;

public sealed class StreamedAnswerTests : IDisposable
{
    private const string Start = """
        data: {"id":"c1","object":"chat.completion.chunk","created":1792000000,"model":"small-2026-01-01","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}


        """;

    private const string Content = """
        data: {"id":"c1","object":"chat.completion.chunk","created":1792000000,"model":"small-2026-01-01","choices":[{"index":0,"delta":{"content":"bil"},"finish_reason":null}]}


        """;

    private const string Stop = """
        data: {"id":"c1","object":"chat.completion.chunk","created":1792000000,"model":"small-2026-01-01","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: {"id":"c1","object":"chat.completion.chunk","created":1792000000,"model":"small-2026-01-01","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15}}


        """;

    private const string End = "data: [DONE]\n\n";

    private const string OpenAIError = """
        data: {"error":{"message":"Slow down, KEY","type":"requests","code":"rate_limit_exceeded"}}


        """;

    private const string AnthropicError = """
        event: error
        data: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}


        """;

    private readonly TestClock time = new();
    private readonly KeptLog logged = new();
    private readonly ModelClients clients;

    public StreamedAnswerTests() => clients = new ModelClients(time, logged);

    public void Dispose()
    {
        clients.Dispose();
        logged.Dispose();
    }

    [Fact]
    public async Task OpenAsync_WholeStream_HandsOutItsEvents()
    {
        await using ScriptedServer server = ScriptedServer.Streaming(connection => connection.SendAsync(Start + Content + Stop + End));

        ModelStream stream = await OpenAsync(TestCalls.To(server.Address));

        List<ChatEvent> events = await stream.Events!.ToListAsync();
        events.OfType<AnswerStarted>().ShouldHaveSingleItem().Id.ShouldBe("c1");
        string.Concat(events.OfType<TextDelta>().Select(delta => delta.Text)).ShouldBe("bil");
        events.OfType<AnswerStopped>().ShouldHaveSingleItem().Reason.ShouldBe(StopReason.Done);
        events.OfType<UsageReported>().Last().Usage.Total.ShouldBe(15);
        events[^1].ShouldBeOfType<AnswerEnded>();
        ReceivedRequest request = server.Requests.ShouldHaveSingleItem();
        request.Headers["Accept"].ShouldBe("text/event-stream");
        request.Body.ShouldContain("\"stream\":true");
    }

    [Fact]
    public async Task OpenAsync_OneByteAtATime_GivesTheSameText()
    {
        await using ScriptedServer server = ScriptedServer.Streaming(async connection =>
        {
            foreach (byte one in Encoding.UTF8.GetBytes(Start + Content + Stop + End))
            {
                await connection.SendAsync(new[] { one });
            }
        });

        ModelStream stream = await OpenAsync(TestCalls.To(server.Address));

        List<ChatEvent> events = await stream.Events!.ToListAsync();
        string.Concat(events.OfType<TextDelta>().Select(delta => delta.Text)).ShouldBe("bil");
        events[^1].ShouldBeOfType<AnswerEnded>();
    }

    [Theory]
    [InlineData("openai", OpenAIError, FailureKind.RateLimited)]
    [InlineData("openai", Start + OpenAIError, FailureKind.RateLimited)]
    [InlineData("anthropic", AnthropicError, FailureKind.Overloaded)]
    [InlineData("openai", "data: nonsense\n\n", FailureKind.InvalidResponse)]
    [InlineData("openai", Start, FailureKind.InvalidResponse)]
    [InlineData("openai", "", FailureKind.InvalidResponse)]
    public async Task OpenAsync_FailsBeforeContent_IsAFailureAndNoStream(string protocol, string body, FailureKind kind)
    {
        await using ScriptedServer server = ScriptedServer.Streaming(connection => connection.SendAsync(body.Replace("KEY", TestCalls.Key, StringComparison.Ordinal)));

        ModelStream stream = await OpenAsync(TestCalls.To(server.Address, protocol));

        stream.Events.ShouldBeNull();
        stream.Failure!.Kind.ShouldBe(kind);
        stream.Failure.Message.ShouldNotContain(TestCalls.Key);
    }

    [Fact]
    public async Task OpenAsync_Refused_IsAFailure()
    {
        await using ScriptedServer server = ScriptedServer.Answering(429, "{}", "Retry-After: 3\r\n");

        ModelStream stream = await OpenAsync(TestCalls.To(server.Address));

        stream.Failure!.Kind.ShouldBe(FailureKind.RateLimited);
        stream.Failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Theory]
    [InlineData(TestCalls.OpenAIAnswer, FailureKind.InvalidResponse, "here: sent application/json where a stream was asked for")]
    [InlineData("""{"error":{"message":"busy","code":503}}""", FailureKind.Overloaded, "here: busy")]
    public async Task OpenAsync_AnsweredWithJson_IsAFailure(string body, FailureKind kind, string message)
    {
        await using ScriptedServer server = ScriptedServer.Answering(200, body);

        ModelStream stream = await OpenAsync(TestCalls.To(server.Address));

        stream.Failure!.Kind.ShouldBe(kind);
        stream.Failure.Message.ShouldBe(message);
    }

    [Fact]
    public async Task Events_ErrorAfterContent_IsTheLastEventWithoutTheKey()
    {
        await using ScriptedServer server = ScriptedServer.Streaming(
            connection => connection.SendAsync(Start + Content + OpenAIError.Replace("KEY", TestCalls.Key, StringComparison.Ordinal)));

        ModelStream stream = await OpenAsync(TestCalls.To(server.Address));

        StreamFailed failed = (await stream.Events!.ToListAsync())[^1].ShouldBeOfType<StreamFailed>();
        failed.Message.ShouldBe("Slow down, ***");
        Encoding.UTF8.GetString(failed.Wire.Span).ShouldNotContain(TestCalls.Key);
    }

    [Theory]
    [InlineData(Start + Content, typeof(StreamFailed))]
    [InlineData(Start + Content + Stop, typeof(AnswerEnded))]
    public async Task Events_ConnectionEndsEarly_FailsUnlessTheModelHadStopped(string body, Type last)
    {
        await using ScriptedServer server = ScriptedServer.Streaming(connection => connection.SendAsync(body));

        ModelStream stream = await OpenAsync(TestCalls.To(server.Address));

        (await stream.Events!.ToListAsync())[^1].ShouldBeOfType(last);
    }

    [Fact]
    public async Task Events_ChunkCutOff_Fails()
    {
        await using ScriptedServer server = new(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            await connection.SendAsync($"{(Start + Content).Length:x}\r\n{Start}{Content}\r\n500\r\ndata: ");
        });

        ModelStream stream = await OpenAsync(TestCalls.To(server.Address));

        (await stream.Events!.ToListAsync())[^1].ShouldBeOfType<StreamFailed>();
    }

    [Theory]
    [InlineData("")]
    [InlineData(Start)]
    [InlineData(": still alive\n\n")]
    public async Task OpenAsync_SilentBeforeContent_TimesOut(string body)
    {
        TaskCompletionSource sent = new();
        await using ScriptedServer server = ScriptedServer.Streaming(async connection =>
        {
            await connection.SendAsync(body);
            sent.SetResult();
            await connection.UntilClosedAsync();
        });

        Task<ModelStream> pending = OpenAsync(TestCalls.To(server.Address));
        await sent.Task;
        time.Advance(TimeSpan.FromSeconds(60));

        (await pending).Failure.ShouldBe(new CallFailure(FailureKind.Timeout, "here: no content within 60 s of sending"));
    }

    [Fact]
    public async Task OpenAsync_HeadersNeverCome_TimesOut()
    {
        TaskCompletionSource received = new();
        await using ScriptedServer server = new(async connection =>
        {
            await connection.ReadRequestAsync();
            received.SetResult();
            await connection.UntilClosedAsync();
        });

        Task<ModelStream> pending = OpenAsync(TestCalls.To(server.Address));
        await received.Task;
        time.Advance(TimeSpan.FromSeconds(60));

        (await pending).Failure!.Message.ShouldBe("here: no content within 60 s of sending");
    }

    [Fact]
    public async Task Events_SilentInTheMiddle_TimesOutIdle()
    {
        await using ScriptedServer server = ScriptedServer.Streaming(async connection =>
        {
            await connection.SendAsync(Start + Content);
            await connection.UntilClosedAsync();
        });
        ModelStream stream = await OpenAsync(TestCalls.To(server.Address));
        await using IAsyncEnumerator<ChatEvent> events = stream.Events!.GetAsyncEnumerator();
        Task<List<ChatEvent>> pending = RestAsync(events);

        await AdvanceUntilDoneAsync(pending, TimeSpan.FromSeconds(30));

        (await pending)[^1].ShouldBe(new StreamFailed("timeout", "here: nothing more within 60 s in the middle of the stream"));
    }

    [Fact]
    public async Task Events_NeverEnding_TimesOutInTotal()
    {
        await using ScriptedServer server = ScriptedServer.Streaming(async connection =>
        {
            await connection.SendAsync(Start + Content);
            await connection.UntilClosedAsync();
        });
        ProviderTimeouts limits = new() { Idle = TimeSpan.FromHours(1) };
        ModelStream stream = await OpenAsync(TestCalls.To(server.Address, timeouts: limits));
        await using IAsyncEnumerator<ChatEvent> events = stream.Events!.GetAsyncEnumerator();
        Task<List<ChatEvent>> pending = RestAsync(events);

        time.Advance(TimeSpan.FromMinutes(10));

        (await pending)[^1].ShouldBe(new StreamFailed("timeout", "here: the whole call took longer than 600 s"));
    }

    [Fact]
    public async Task Events_SlowReader_IsNotIdle()
    {
        TaskCompletionSource wanted = new();
        await using ScriptedServer server = ScriptedServer.Streaming(async connection =>
        {
            await connection.SendAsync(Start + Content);
            await wanted.Task;
            await connection.SendAsync(Stop + End);
        });
        ModelStream stream = await OpenAsync(TestCalls.To(server.Address));
        await using IAsyncEnumerator<ChatEvent> events = stream.Events!.GetAsyncEnumerator();
        await events.MoveNextAsync();

        time.Advance(TimeSpan.FromMinutes(5));
        wanted.SetResult();

        (await RestAsync(events))[^1].ShouldBeOfType<AnswerEnded>();
    }

    [Fact]
    public async Task Events_ReaderLeavesEarly_EndsTheCallUpstream()
    {
        TaskCompletionSource closed = new();
        await using ScriptedServer server = ScriptedServer.Streaming(async connection =>
        {
            await connection.SendAsync(Start + Content);
            await connection.UntilClosedAsync();
            closed.SetResult();
        });
        ModelStream stream = await OpenAsync(TestCalls.To(server.Address));

        await foreach (ChatEvent next in stream.Events!)
        {
            if (next.IsContent)
            {
                break;
            }
        }

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Events_CallerLeaves_ThrowsAndEndsTheCallUpstream(bool throughTheCall)
    {
        TaskCompletionSource closed = new();
        await using ScriptedServer server = ScriptedServer.Streaming(async connection =>
        {
            await connection.SendAsync(Start + Content);
            await connection.UntilClosedAsync();
            closed.SetResult();
        });
        using CancellationTokenSource caller = new();
        ModelStream stream = await OpenAsync(TestCalls.To(server.Address), throughTheCall ? caller.Token : default);
        await using IAsyncEnumerator<ChatEvent> events = stream.Events!.GetAsyncEnumerator(throughTheCall ? default : caller.Token);

        Task<List<ChatEvent>> pending = RestAsync(events);
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => pending);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private Task<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken = default) =>
        clients.For(call.Provider).OpenAsync(call, cancellationToken).AsTask();

    private async Task AdvanceUntilDoneAsync(Task pending, TimeSpan step)
    {
        while (!pending.IsCompleted)
        {
            time.Advance(step);
            await Task.WhenAny(pending, Task.Delay(TimeSpan.FromMilliseconds(20)));
        }
    }

    private static async Task<List<ChatEvent>> RestAsync(IAsyncEnumerator<ChatEvent> events)
    {
        List<ChatEvent> rest = [];
        while (await events.MoveNextAsync())
        {
            rest.Add(events.Current);
        }

        return rest;
    }
}
