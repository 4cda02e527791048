using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Suffice.Providers;

namespace Suffice.Tests.Providers.Http;

public sealed class WholeAnswerTests : IDisposable
{
    private readonly TestClock time = new();
    private readonly KeptLog logged = new();
    private readonly ModelClients clients;

    public WholeAnswerTests() => clients = new ModelClients(time, logged);

    public void Dispose()
    {
        clients.Dispose();
        logged.Dispose();
    }

    [Fact]
    public async Task SendAsync_OpenAI_SendsTheCallAndReadsTheAnswer()
    {
        await using ScriptedServer server = ScriptedServer.Answering(200, TestCalls.OpenAIAnswer);

        ModelReply reply = await SendAsync(TestCalls.To(new Uri(server.Address, "/v1/")));

        reply.Failure.ShouldBeNull();
        reply.Answer!.Text.ShouldBe("billing");
        reply.Answer.Usage.Total.ShouldBe(15);
        reply.FirstByte.ShouldNotBeNull();
        ReceivedRequest request = server.Requests.ShouldHaveSingleItem();
        request.Line.ShouldBe("POST /v1/chat/completions HTTP/1.1");
        request.Headers["Authorization"].ShouldBe($"Bearer {TestCalls.Key}");
        request.Headers["Content-Type"].ShouldBe("application/json");
        request.Headers["Accept"].ShouldBe("application/json");
        request.Headers.Keys.ShouldNotContain("x-api-key");
        using JsonDocument body = JsonDocument.Parse(request.Body);
        body.RootElement.GetProperty("model").GetString().ShouldBe("small-2026-01-01");
        body.RootElement.GetProperty("messages")[0].GetProperty("content").GetString().ShouldBe("Where is my refund?");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/v1")]
    [InlineData("/v1/")]
    public async Task SendAsync_Anthropic_FindsTheEndpointWithOrWithoutVersion(string path)
    {
        await using ScriptedServer server = ScriptedServer.Answering(200, TestCalls.AnthropicAnswer);

        ModelReply reply = await SendAsync(TestCalls.To(new Uri(server.Address, path), "anthropic"));

        reply.Answer!.Text.ShouldBe("billing");
        ReceivedRequest request = server.Requests.ShouldHaveSingleItem();
        request.Line.ShouldBe("POST /v1/messages HTTP/1.1");
        request.Headers["x-api-key"].ShouldBe(TestCalls.Key);
        request.Headers["anthropic-version"].ShouldBe("2023-06-01");
        request.Headers.Keys.ShouldNotContain("Authorization");
    }

    [Fact]
    public async Task SendAsync_AddressWithQuery_KeepsIt()
    {
        await using ScriptedServer server = ScriptedServer.Answering(200, TestCalls.OpenAIAnswer);

        await SendAsync(TestCalls.To(new Uri(server.Address, "/openai/v1?api-version=2026-01-01")));

        server.Requests.ShouldHaveSingleItem().Line.ShouldBe("POST /openai/v1/chat/completions?api-version=2026-01-01 HTTP/1.1");
    }

    [Fact]
    public async Task SendAsync_CallersHeaders_OnlyListedOnesOfTheSameVendorPass()
    {
        await using ScriptedServer server = ScriptedServer.Answering(200, TestCalls.AnthropicAnswer);
        ModelCall call = TestCalls.To(server.Address, "anthropic") with
        {
            Headers =
            [
                new("anthropic-beta", "context-1m"), new("traceparent", "00-1-2-01"), new("openai-organization", "org"),
                new("Authorization", "Bearer caller"), new("x-api-key", "caller"), new("Host", "elsewhere"),
                new("Cookie", "a=b"), new("tracestate", "a\r\nX-Evil: 1"),
            ],
        };

        await SendAsync(call);

        IReadOnlyDictionary<string, string> headers = server.Requests.ShouldHaveSingleItem().Headers;
        headers.Keys.Order(StringComparer.OrdinalIgnoreCase).ShouldBe(
            ["Accept", "anthropic-beta", "anthropic-version", "Content-Length", "Content-Type", "Host", "traceparent", "User-Agent", "x-api-key"]);
        headers["x-api-key"].ShouldBe(TestCalls.Key);
        headers["anthropic-beta"].ShouldBe("context-1m");
        headers["Host"].ShouldBe(server.Address.Authority);
    }

    [Fact]
    public async Task SendAsync_NoKey_SendsNone()
    {
        await using ScriptedServer server = ScriptedServer.Answering(200, TestCalls.OpenAIAnswer);
        ModelCall call = TestCalls.To(server.Address);

        await SendAsync(call with { Provider = call.Provider with { ApiKey = null } });

        server.Requests.ShouldHaveSingleItem().Headers.Keys.ShouldNotContain("Authorization");
    }

    [Theory]
    [InlineData("openai", 429, """{"error":{"message":"Rate limit reached","type":"requests","code":"rate_limit_exceeded"}}""", FailureKind.RateLimited, "rate_limit_exceeded")]
    [InlineData("openai", 429, """{"error":{"message":"No quota","type":"insufficient_quota","code":"insufficient_quota"}}""", FailureKind.QuotaExhausted, "insufficient_quota")]
    [InlineData("openai", 400, """{"error":{"message":"Too long","type":"invalid_request_error","code":"context_length_exceeded"}}""", FailureKind.ContextTooLong, "context_length_exceeded")]
    [InlineData("openai", 404, """{"error":{"message":"No such model","type":"invalid_request_error","code":"model_not_found"}}""", FailureKind.NotFound, "model_not_found")]
    [InlineData("openai", 502, "<html>Bad Gateway</html>", FailureKind.ServerError, "api_error")]
    [InlineData("openai", 503, "", FailureKind.Overloaded, "overloaded_error")]
    [InlineData("anthropic", 529, """{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}""", FailureKind.Overloaded, "overloaded_error")]
    [InlineData("anthropic", 400, """{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 9 tokens > 8 maximum"}}""", FailureKind.ContextTooLong, "invalid_request_error")]
    [InlineData("anthropic", 401, """{"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}""", FailureKind.Authentication, "authentication_error")]
    public async Task SendAsync_Refused_GivesTheClassAndTheBody(string protocol, int status, string body, FailureKind kind, string code)
    {
        await using ScriptedServer server = ScriptedServer.Answering(status, body);

        ModelReply reply = await SendAsync(TestCalls.To(server.Address, protocol));

        reply.Answer.ShouldBeNull();
        reply.Failure!.Kind.ShouldBe(kind);
        reply.Failure.Status.ShouldBe(status);
        reply.Failure.Code.ShouldBe(code);
        Encoding.UTF8.GetString(reply.Failure.Body.Span).ShouldBe(body);
    }

    [Fact]
    public async Task SendAsync_RefusedForAWhile_TellsHowLong()
    {
        await using ScriptedServer server = ScriptedServer.Answering(429, "{}", "Retry-After: 7\r\nx-should-retry: false\r\n");

        ModelReply reply = await SendAsync(TestCalls.To(server.Address));

        reply.Failure!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
        reply.Failure.ShouldRetry.ShouldBe(false);
        reply.Failure.MayPass.ShouldBeFalse();
    }

    [Fact]
    public async Task SendAsync_UnknownError_IsLoggedWithItsStatus()
    {
        await using ScriptedServer server = ScriptedServer.Answering(418, """{"error":{"message":"short and stout","type":"teapot"}}""");

        ModelReply reply = await SendAsync(TestCalls.To(server.Address));

        reply.Failure!.Kind.ShouldBe(FailureKind.BadRequest);
        logged.Lines.ShouldHaveSingleItem().Text.ShouldContain("Provider here sent an error that no rule knows: status 418, code teapot: short and stout");
    }

    [Fact]
    public async Task SendAsync_Redirect_IsNotFollowed()
    {
        await using ScriptedServer elsewhere = ScriptedServer.Answering(200, TestCalls.OpenAIAnswer);
        await using ScriptedServer server = ScriptedServer.Answering(302, "", $"Location: {elsewhere.Address}\r\n");

        ModelReply reply = await SendAsync(TestCalls.To(server.Address));

        reply.Failure!.Kind.ShouldBe(FailureKind.InvalidResponse);
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "a success with an empty body")]
    [InlineData("  \n", "a success with an empty body")]
    [InlineData("<!doctype html><p>Sign in</p>", "a web page where JSON was wanted")]
    [InlineData("""{"id":"x","choices":[{"message":{"content":"bil""", "the answer cannot be read")]
    [InlineData("""{"id":"x","choices":[]}""", "the answer cannot be read")]
    [InlineData("[]", "the answer cannot be read")]
    [InlineData("""{"error":{"message":"it went wrong"}}""", "it went wrong")]
    [InlineData("""{"error":"it went wrong"}""", "it went wrong")]
    public async Task SendAsync_SuccessThatIsNone_IsAnInvalidResponse(string body, string message)
    {
        await using ScriptedServer server = ScriptedServer.Answering(200, body);

        ModelReply reply = await SendAsync(TestCalls.To(server.Address));

        reply.Failure!.Kind.ShouldBe(FailureKind.InvalidResponse);
        reply.Failure.Message.ShouldContain(message);
        reply.Failure.Status.ShouldBe(200);
    }

    [Fact]
    public async Task SendAsync_KnownErrorAsSuccess_HasItsOwnClass()
    {
        await using ScriptedServer server = ScriptedServer.Answering(200, """{"error":{"message":"slow down","code":429}}""");

        (await SendAsync(TestCalls.To(server.Address))).Failure!.Kind.ShouldBe(FailureKind.RateLimited);
    }

    [Fact]
    public async Task SendAsync_ErrorBodyOverTheLimit_IsCut()
    {
        await using ScriptedServer server = ScriptedServer.Answering(500, new string('x', 200_000));

        ModelReply reply = await SendAsync(TestCalls.To(server.Address));

        reply.Failure!.Kind.ShouldBe(FailureKind.ServerError);
        reply.Failure.Body.Length.ShouldBe(64 * 1024);
        reply.Failure.Message.Length.ShouldBeLessThan(3000);
    }

    [Fact]
    public async Task SendAsync_ConnectionClosedInTheBody_IsANetworkFailure()
    {
        await using ScriptedServer server = new(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"id\":");
        });

        (await SendAsync(TestCalls.To(server.Address))).Failure!.Kind.ShouldBe(FailureKind.Network);
    }

    [Fact]
    public async Task SendAsync_ConnectionRefused_IsANetworkFailure()
    {
        ModelReply reply = await SendAsync(TestCalls.To(UnusedAddress()));

        reply.Failure!.Kind.ShouldBe(FailureKind.Network);
        reply.Failure.Message.ShouldStartWith("here: no connection: ");
    }

    [Fact]
    public async Task SendAsync_NoSecureConnection_IsANetworkFailure()
    {
        await using ScriptedServer server = new(connection => connection.SendAsync("this is no TLS\r\n"));
        Uri secure = new UriBuilder(server.Address) { Scheme = "https" }.Uri;

        ModelReply reply = await SendAsync(TestCalls.To(secure));

        reply.Failure!.Kind.ShouldBe(FailureKind.Network);
        reply.Failure.Message.ShouldStartWith("here: no secure connection: ");
    }

    [Fact]
    public async Task SendAsync_HandshakeNeverAnswered_TimesOutConnecting()
    {
        await using ScriptedServer server = new(connection => connection.UntilClosedAsync());
        Uri secure = new UriBuilder(server.Address) { Scheme = "https" }.Uri;
        ProviderTimeouts limits = new() { Connect = TimeSpan.FromMilliseconds(50) };

        ModelReply reply = await SendAsync(TestCalls.To(secure, timeouts: limits));

        reply.Failure.ShouldBe(new CallFailure(FailureKind.Timeout, "here: no connection within 0.05 s"));
    }

    [Fact]
    public async Task SendAsync_SilentServer_TimesOutInTotal()
    {
        await using ScriptedServer server = SilentAfterRequest(out Task received);

        Task<ModelReply> pending = SendAsync(TestCalls.To(server.Address));
        await received;
        time.Advance(TimeSpan.FromMinutes(10));

        (await pending).Failure.ShouldBe(new CallFailure(FailureKind.Timeout, "here: the whole call took longer than 600 s"));
        (await pending).Elapsed.ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task SendAsync_CallerLeaves_EndsTheCallUpstream()
    {
        TaskCompletionSource closed = new();
        TaskCompletionSource received = new();
        await using ScriptedServer server = new(async connection =>
        {
            await connection.ReadRequestAsync();
            received.SetResult();
            await connection.UntilClosedAsync();
            closed.SetResult();
        });
        using CancellationTokenSource caller = new();

        Task<ModelReply> pending = SendAsync(TestCalls.To(server.Address), caller.Token);
        await received.Task;
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => pending);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(401, """{"error":{"message":"Incorrect API key provided: KEY.","type":"invalid_request_error","code":"KEY"}}""")]
    [InlineData(418, """{"error":{"message":"What is KEY?","type":"KEY"}}""")]
    [InlineData(500, "trace: Authorization: Bearer KEY")]
    [InlineData(200, """{"error":{"message":"KEY"}}""")]
    [InlineData(200, "KEY")]
    public async Task SendAsync_ProviderEchoesTheKey_NobodySeesIt(int status, string body)
    {
        await using ScriptedServer server = ScriptedServer.Answering(status, body.Replace("KEY", TestCalls.Key, StringComparison.Ordinal));

        ModelReply reply = await SendAsync(TestCalls.To(server.Address));

        reply.Failure!.ToString().ShouldNotContain(TestCalls.Key);
        (reply.Failure.Code ?? string.Empty).ShouldNotContain(TestCalls.Key);
        Encoding.UTF8.GetString(reply.Failure.Body.Span).ShouldNotContain(TestCalls.Key);
        logged.Lines.ShouldAllBe(line => !line.ToString().Contains(TestCalls.Key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("openai", "sk-canary-0123456789\n")]
    [InlineData("anthropic", "sk-canary 0123456789")]
    [InlineData("openai", "sk-canary-0123456789\u00e9")]
    public async Task SendAsync_KeyThatNoHeaderCarries_FailsWithoutSayingIt(string protocol, string key)
    {
        await using ScriptedServer server = ScriptedServer.Answering(200, TestCalls.OpenAIAnswer);
        ModelCall call = TestCalls.To(server.Address, protocol);

        ModelReply reply = await SendAsync(call with { Provider = call.Provider with { ApiKey = new Secret(key) } });

        reply.Failure!.Kind.ShouldBe(FailureKind.Authentication);
        reply.Failure.Message.ShouldBe("here: its api_key holds blanks, line ends or other characters that no key has");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task SendAsync_TwoCallsInARow_ShareOneConnection()
    {
        int connections = 0;
        await using ScriptedServer server = new(async connection =>
        {
            connections++;
            while (true)
            {
                await connection.ReadRequestAsync();
                await connection.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: {TestCalls.OpenAIAnswer.Length}\r\n\r\n{TestCalls.OpenAIAnswer}");
            }
        });

        await SendAsync(TestCalls.To(server.Address));
        await SendAsync(TestCalls.To(server.Address));

        connections.ShouldBe(1);
    }

    private Task<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken = default) =>
        clients.For(call.Provider).SendAsync(call, cancellationToken).AsTask();

    private static ScriptedServer SilentAfterRequest(out Task received)
    {
        TaskCompletionSource told = new();
        received = told.Task;
        return new ScriptedServer(async connection =>
        {
            await connection.ReadRequestAsync();
            told.SetResult();
            await connection.UntilClosedAsync();
        });
    }

    private static Uri UnusedAddress()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
