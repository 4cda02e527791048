using Suffice.Cascade;
using Suffice.Chat;
using Suffice.Engine;
using Suffice.Providers;

namespace Suffice.Extensions.AI;

/// <summary>A call has no answer. Nothing of an answer that did not pass its gate is in it.</summary>
public sealed class SufficeChatException : Exception
{
    private SufficeChatException(AnswerFailureKind kind, string message, string? requestId)
        : base(message) => (Kind, RequestId) = (kind, requestId);

    /// <summary>Why, for programs; <see cref="Exception.Message"/> says it for people, with what would help.</summary>
    public AnswerFailureKind Kind { get; }

    /// <summary>How the last model failed, with <see cref="AnswerFailureKind.Upstream"/>; <see langword="null"/> otherwise.</summary>
    public FailureKind? Upstream { get; private init; }

    /// <summary>
    /// True when the same call may succeed later, because nothing but load, resting routes or a broken stream stood in its way. Otherwise the ladder has been
    /// climbed and every retry spent: the same again would only repeat it.
    /// </summary>
    public bool MayRetry { get; private init; }

    /// <summary>How long to wait before the call is sent again, where that is known.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>The request's id in the ledger; <see langword="null"/> when the ledger has no row of it.</summary>
    public string? RequestId { get; }

    internal static SufficeChatException Of(FailedReply failed) =>
        new(failed.Failure.Kind, failed.Failure.Message, failed.IsRecorded ? failed.Entry.Id : null)
        {
            Upstream = failed.Failure.Upstream?.Kind,
            MayRetry = failed.Failure.RetryAfter is not null,
            RetryAfter = failed.Failure.RetryAfter,
        };

    internal static SufficeChatException Of(StreamFailed failed, string requestId) =>
        new(AnswerFailureKind.Upstream, $"The stream broke before its answer was complete: {failed.Message}", requestId) { MayRetry = true };
}
