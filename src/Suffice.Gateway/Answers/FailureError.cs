using System.Collections.Immutable;
using Suffice.Cascade;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Engine;
using Suffice.Files;
using Suffice.Ledger;
using Suffice.Providers;

namespace Suffice.Gateway.Answers;

/// <summary>What a failure of the engine is to a caller: its status, its code, and what was tried.</summary>
internal static class FailureError
{
    /// <summary>The error of a call that has no answer.</summary>
    /// <param name="failed">Why.</param>
    /// <returns>The error.</returns>
    public static ChatError Of(FailedReply failed) => Of(failed.Failure) with
    {
        RequestId = failed.IsRecorded ? failed.Entry.Id : null,
        Attempts = AttemptsOf(failed.Entry),
    };

    /// <summary>The error of a failure.</summary>
    /// <param name="failure">The failure.</param>
    /// <returns>The error, with nothing of what was tried.</returns>
    public static ChatError Of(AnswerFailure failure)
    {
        (int status, string code) = Word(failure);

        return new ChatError(status, failure.Message) { Code = code };
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

    private static string ReasonOf(AttemptEntry attempt)
    {
        foreach (CheckOutcome check in attempt.Checks)
        {
            if (check.Kind == FindingKind.Failed)
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
