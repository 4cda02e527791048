using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Cascade;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Checks;
using Suffice.Engine;
using Suffice.Files;
using Suffice.Gateway.Metrics;
using Suffice.Ledger;
using Suffice.Providers;

namespace Suffice.Gateway.Answers;

/// <summary>Writes an error in the caller's protocol.</summary>
internal sealed class ErrorWriter(IChatWire wire)
{
    /// <summary>We made a mistake; what it was is in the log alone.</summary>
    public static ChatError OurMistake { get; } = new(500, "the gateway made a mistake; its log says which") { Code = "internal_error" };

    /// <summary>The body is compressed.</summary>
    /// <param name="encoding">How.</param>
    /// <returns>The error.</returns>
    public static ChatError Compressed(string encoding) =>
        new(415, $"the body has content-encoding {encoding}; send it uncompressed") { Code = "unsupported_encoding" };

    /// <summary>The body is too large.</summary>
    /// <param name="maxBytes">The limit.</param>
    /// <returns>The error.</returns>
    public static ChatError TooLarge(long maxBytes) =>
        new(413, $"the body is larger than {maxBytes} bytes; send less, or raise gateway.max_body in the policy") { Code = "body_too_large" };

    /// <summary>Writes for a caller whose protocol only its path or its headers tell.</summary>
    /// <param name="request">The call.</param>
    /// <returns>The writer.</returns>
    public static ErrorWriter For(HttpRequest request) =>
        new(ChatWires.For(IsAnthropics(request) ? ChatProtocol.Anthropic : ChatProtocol.OpenAI));

    /// <summary>Writes that a call has no answer.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="failed">Why.</param>
    /// <returns>When written.</returns>
    public Task WriteAsync(HttpContext context, FailedReply failed)
    {
        // Where more than load stood in the way, the ladder has been climbed and every retry spent: the same again would only repeat it.
        TimeSpan? wait = failed.Failure.RetryAfter;
        context.Response.Headers[SufficeHeaders.ShouldRetry] = wait is null ? "false" : "true";
        if (wait is { } told)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(told.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return WriteAsync(context, ErrorOf(failed));
    }

    /// <summary>Writes an error.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="error">The error.</param>
    /// <returns>When written.</returns>
    public async Task WriteAsync(HttpContext context, ChatError error)
    {
        if (!context.Response.Headers.ContainsKey(SufficeHeaders.Request))
        {
            context.RequestServices?.GetService<CallCounters>()?.CountRefused(error.Status);
        }

        ArrayBufferWriter<byte> output = new();
        wire.WriteError(error, output);
        context.Response.StatusCode = error.Status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = output.WrittenCount;
        await context.Response.Body.WriteAsync(output.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>The error of a call that has no answer.</summary>
    /// <param name="failed">Why.</param>
    /// <returns>The error.</returns>
    public static ChatError ErrorOf(FailedReply failed)
    {
        (int status, string code) = Word(failed.Failure);

        return new ChatError(status, failed.Failure.Message)
        {
            Code = code,
            RequestId = failed.Entry.Id,
            Attempts = AttemptsOf(failed.Entry),
        };
    }

    private static ImmutableArray<FailedAttempt> AttemptsOf(RequestEntry entry) =>
    [
        .. entry.Attempts.Select(a => new FailedAttempt(a.Model, ReasonOf(a), a.FailureMessage ?? MessageOf(a))
        {
            Provider = a.Provider,
            Took = a.Latency,
        }),
    ];

    // What a check found may quote the answer, which the caller was not to see.
    private static string MessageOf(AttemptEntry attempt) => attempt.Outcome switch
    {
        AttemptOutcome.Rejected or AttemptOutcome.Abandoned => $"the answer did not pass {ReasonOf(attempt)}",
        AttemptOutcome.Cancelled => "it was given up before it answered",
        _ => string.Empty,
    };

    private static bool IsAnthropics(HttpRequest request) =>
        request.Headers.ContainsKey("anthropic-version") || request.Path.Value is "/v1/messages" or "/v1/messages/count_tokens";

    private static string ReasonOf(AttemptEntry attempt)
    {
        foreach (CheckOutcome check in attempt.Checks)
        {
            if (check.Kind == Checks.FindingKind.Failed)
            {
                return check.Check;
            }
        }

        return attempt.Failure is { } failure ? EnumWord.Of(failure) : EnumWord.Of(attempt.Outcome);
    }

    private static (int Status, string Code) Word(AnswerFailure failure) => failure.Kind switch
    {
        AnswerFailureKind.UnknownTask => (404, "unknown_task"),
        AnswerFailureKind.UnknownModel => (404, "model_not_found"),
        AnswerFailureKind.NotAllowed => (403, "not_allowed"),
        AnswerFailureKind.RateLimited => (429, "rate_limit_exceeded"),
        AnswerFailureKind.OverRateLimit => (413, "over_rate_limit"),
        AnswerFailureKind.NothingFits => (400, "nothing_fits"),
        AnswerFailureKind.NotPassed => (422, "not_passed"),
        AnswerFailureKind.Person => (422, "handed_to_person"),
        AnswerFailureKind.Limit => (422, "limit_reached"),
        AnswerFailureKind.Deadline => (504, "deadline"),
        AnswerFailureKind.Unavailable => (503, "upstream_unavailable"),
        _ => Word(failure.Upstream?.Kind ?? FailureKind.ServerError),
    };

    // The provider's 401 is about our key, not the caller's: to the caller it is a bad gateway.
    private static (int Status, string Code) Word(FailureKind kind) => kind switch
    {
        FailureKind.RateLimited => (429, "upstream_rate_limited"),
        FailureKind.Overloaded => (503, "upstream_overloaded"),
        FailureKind.Timeout => (504, "upstream_timeout"),
        FailureKind.NotFound => (404, "upstream_not_found"),
        FailureKind.BadRequest => (400, "upstream_bad_request"),
        FailureKind.ContextTooLong => (400, "context_length_exceeded"),
        FailureKind.ContentRefused => (400, "content_refused"),
        FailureKind.Authentication => (502, "upstream_authentication"),
        FailureKind.QuotaExhausted => (502, "upstream_quota"),
        _ => (502, "upstream_failed"),
    };
}
