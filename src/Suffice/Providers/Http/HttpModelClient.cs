using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Providers.Failures;
using Suffice.Providers.Retries;

namespace Suffice.Providers.Http;

/// <summary>Sends calls over HTTP in one protocol. Sends each once; whoever uses it owns every retry.</summary>
/// <remarks>Safe for use by many calls at once. Address, key and limits are those of the call's provider.</remarks>
/// <param name="http">The connections; owned, and closed with this.</param>
/// <param name="wire">The protocol.</param>
/// <param name="time">Times the limits.</param>
/// <param name="logger">Is told of errors that no rule knows.</param>
internal sealed class HttpModelClient(HttpMessageInvoker http, IChatWire wire, TimeProvider time, ILogger logger)
    : IModelClient, IDisposable
{
    private const int LongestAtOnce = 32 * 1024;

    private readonly ProviderRequest requests = new(wire, logger);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken)
    {
        FailureReader failures = new(call.Provider, logger);
        using CallClock clock = new(time, call.Provider.Timeouts, cancellationToken);
        try
        {
            using HttpRequestMessage request = requests.Write(call, stream: false, out ImmutableArray<string> lost);
            TimeSpan written = clock.Elapsed;
            using HttpResponseMessage response = await SendAsync(request, clock);
            TimeSpan firstByte = clock.Elapsed;
            if (!response.IsSuccessStatusCode)
            {
                return new ModelReply(null, await RefusedAsync(response, clock, failures), clock.Elapsed) { FirstByte = firstByte, OwnWork = written };
            }

            ReadOnlyMemory<byte> body = await BodyAsync(response, LimitedBody.MaxAnswerBytes, clock);
            if (body.Length > LongestAtOnce)
            {
                // Reading it takes a while, for which no other connection should wait.
                await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            }

            TimeSpan arrived = clock.Elapsed;
            (ChatAnswer? answer, CallFailure? failure) = new AnswerBody(ChatWires.For(wire, call.Request.Kind), failures).Read(body);
            TimeSpan ended = clock.Elapsed;
            return new ModelReply(answer, failure, ended) { FirstByte = firstByte, OwnWork = written + ended - arrived, Lost = lost };
        }
        catch (Exception e) when (BrokenCall.Is(e))
        {
            return new ModelReply(null, BrokenCall.Read(e, clock, call.Provider, failures), clock.Elapsed);
        }
    }

    public async ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken)
    {
        FailureReader failures = new(call.Provider, logger);
        CallClock clock = new(time, call.Provider.Timeouts, cancellationToken);
        HttpResponseMessage? response = null;
        AnswerStream? stream = null;
        bool handedOver = false;
        try
        {
            clock.ExpectFirstToken();
            using HttpRequestMessage request = requests.Write(call, stream: true, out ImmutableArray<string> lost);
            response = await SendAsync(request, clock);
            if (await NoStreamAsync(response, clock, failures) is { } refused)
            {
                return new ModelStream(null, refused);
            }

            stream = new AnswerStream(response, clock, wire, call.Provider, failures);
            CallFailure? failure = await stream.OpenAsync();
            handedOver = failure is null;
            return new ModelStream(handedOver ? stream.ReadAsync(CancellationToken.None) : null, failure) { Lost = lost };
        }
        catch (Exception e) when (BrokenCall.Is(e))
        {
            return new ModelStream(null, BrokenCall.Read(e, clock, call.Provider, failures));
        }
        finally
        {
            if (!handedOver)
            {
                await CloseAsync(stream, response, clock);
            }
        }
    }

    public void Dispose() => http.Dispose();

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CallClock clock) =>
        http.SendAsync(request, clock.Token);

    /// <summary>Why a response is no stream; <see langword="null"/> when it is one.</summary>
    private async ValueTask<CallFailure?> NoStreamAsync(HttpResponseMessage response, CallClock clock, FailureReader failures)
    {
        if (!response.IsSuccessStatusCode)
        {
            return await RefusedAsync(response, clock, failures);
        }

        string? type = response.Content.Headers.ContentType?.MediaType;
        if (type is not ("application/json" or "text/html"))
        {
            return null;
        }

        ReadOnlyMemory<byte> body = await BodyAsync(response, LimitedBody.MaxErrorBytes, clock);
        return new AnswerBody(wire, failures).Read(body).Failure
            ?? failures.Of(FailureKind.InvalidResponse, $"sent {type} where a stream was asked for") with { Status = 200 };
    }

    private async ValueTask<CallFailure> RefusedAsync(HttpResponseMessage response, CallClock clock, FailureReader failures)
    {
        ReadOnlyMemory<byte> body = await BodyAsync(response, LimitedBody.MaxErrorBytes, clock);
        RetryAdvice advice = RetryAdvice.Read(response.Headers, time.GetUtcNow());
        return failures.Read((int)response.StatusCode, body[..Math.Min(body.Length, LimitedBody.MaxErrorBytes)]) with
        {
            RetryAfter = advice.After,
            ShouldRetry = advice.ShouldRetry,
        };
    }

    private static async ValueTask CloseAsync(AnswerStream? stream, HttpResponseMessage? response, CallClock clock)
    {
        if (stream is not null)
        {
            await stream.DisposeAsync();
        }

        response?.Dispose();
        clock.Dispose();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<ReadOnlyMemory<byte>> BodyAsync(HttpResponseMessage response, int limit, CallClock clock)
    {
        await using Stream body = await response.Content.ReadAsStreamAsync(clock.Token);
        return await LimitedBody.ReadAsync(body, response.Content.Headers.ContentLength, limit, clock.Token);
    }
}
