using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Suffice.Checks;
using Suffice.Pipelines;
using Suffice.Providers;
using Suffice.Providers.Http;

namespace Suffice.Running.Steps;

/// <summary>Calls services that steps buy from: one POST of JSON, sent once.</summary>
/// <remarks>Neither the body nor the answer of a failure is told: both may hold what is nobody's business. Safe for concurrent use.</remarks>
internal sealed class ExternalCaller(TimeProvider time) : IDisposable
{
    private const int LongestAnswer = 16 * 1024 * 1024;

    private readonly ConcurrentDictionary<(string Host, bool IsPrivate), HttpClient> clients = new();

    /// <summary>Calls.</summary>
    /// <param name="call">How.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="key">The same for every try of one thing.</param>
    /// <param name="cancellationToken">Ends it; throws.</param>
    /// <returns>The answer, or why there is none.</returns>
    public async Task<ExternalReply> SendAsync(ExternalCall call, JsonElement body, string key, CancellationToken cancellationToken)
    {
        using CancellationTokenSource either = new(call.Timeout, time);
        using CancellationTokenRegistration leaving = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), either);
        using HttpRequestMessage message = new(HttpMethod.Post, call.Url) { Content = new StringContent(body.GetRawText(), Encoding.UTF8, "application/json") };
        message.Headers.Add("Idempotency-Key", key);
        if (call.Key is { } secret)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret.Reveal());
        }

        try
        {
            using HttpResponseMessage response = await ClientOf(call).SendAsync(message, either.Token).ConfigureAwait(false);

            return response.IsSuccessStatusCode
                ? new ExternalReply(Read(Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false))), null)
                : new ExternalReply(null, FailureOf(response));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ExternalReply(null, new CallFailure(FailureKind.Timeout, $"no answer within {call.Timeout.TotalSeconds:0.###} s"));
        }
        catch (HttpRequestException broken)
        {
            return new ExternalReply(null, new CallFailure(FailureKind.Network, broken.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
                ? $"the answer is longer than {LongestAnswer / (1024 * 1024)} MB"
                : $"{call.Url.Host} could not be reached, or broke off: {(broken.InnerException ?? broken).Message}"));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (HttpClient client in clients.Values)
        {
            client.Dispose();
        }

        clients.Clear();
    }

    private HttpClient ClientOf(ExternalCall call) => clients.GetOrAdd((call.Url.DnsSafeHost, call.IsPrivate), static place =>
    {
        GuardedConnect connect = new(new AddressRules(place.Host, place.IsPrivate), Dns.GetHostAddressesAsync);

        return new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = connect.ConnectAsync,
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan, // Each call has its own.
            MaxResponseContentBufferSize = LongestAnswer,
        };
    });

    // Whatever charset is claimed, JSON is UTF-8 (RFC 8259, section 8.1); what is no JSON is a text.
    private static JsonElement Read(string text) => AnswerJson.Read(text.TrimStart('\uFEFF')).Root ?? JsonSerializer.SerializeToElement(text);

    private CallFailure FailureOf(HttpResponseMessage response) => new(KindOf(response.StatusCode), $"HTTP {(int)response.StatusCode}")
    {
        Status = (int)response.StatusCode,
        RetryAfter = response.Headers.RetryAfter is { } asked && (asked.Delta ?? (asked.Date - time.GetUtcNow())) is { } wait
            ? wait < TimeSpan.Zero ? TimeSpan.Zero : wait
            : null,
    };

    private static FailureKind KindOf(HttpStatusCode status) => (int)status switch
    {
        429 => FailureKind.RateLimited,
        408 => FailureKind.Timeout,
        503 or 529 => FailureKind.Overloaded,
        >= 500 => FailureKind.ServerError,
        401 or 403 => FailureKind.Authentication,
        402 => FailureKind.QuotaExhausted,
        404 => FailureKind.NotFound,
        _ => FailureKind.BadRequest,
    };
}

/// <summary>What came of a call.</summary>
/// <param name="Answer">The answer; <see langword="null"/> when there is none.</param>
/// <param name="Failure">Why there is none.</param>
internal readonly record struct ExternalReply(JsonElement? Answer, CallFailure? Failure);
