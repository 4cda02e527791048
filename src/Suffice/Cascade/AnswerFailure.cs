using Suffice.Providers;
using Suffice.Routing;
using Suffice.Tasks;

namespace Suffice.Cascade;

/// <summary>Why a caller gets no answer.</summary>
/// <param name="Kind">The class.</param>
/// <param name="Message">What happened and what to do, without secrets.</param>
/// <param name="Upstream">The provider's failure, when that is the reason.</param>
public sealed record AnswerFailure(AnswerFailureKind Kind, string Message, CallFailure? Upstream = null)
{
    /// <summary>
    /// When the same call may succeed, for nothing but load or resting routes stood in its way; <see langword="null"/> when sending it
    /// again would only repeat it.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Why a call has no route, whether it was to be answered or only planned.</summary>
    /// <param name="decision">What was decided.</param>
    /// <returns>The failure.</returns>
    /// <exception cref="ArgumentException">It has a route.</exception>
    public static AnswerFailure NoRoute(RouteDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);

        return new AnswerFailure(
            decision.IsForbidden ? AnswerFailureKind.NotAllowed
                : decision.Decision.Source is TaskSource.NamedModel ? AnswerFailureKind.UnknownModel
                : AnswerFailureKind.UnknownTask,
            decision.Error ?? throw new ArgumentException("The call has a route.", nameof(decision)));
    }
}

/// <summary>The classes of <see cref="AnswerFailure"/>.</summary>
public enum AnswerFailureKind
{
    /// <summary>The call names a task that the policy does not have.</summary>
    UnknownTask,

    /// <summary>The call names a model that nothing knows.</summary>
    UnknownModel,

    /// <summary>The caller's key may not use the call's task or model.</summary>
    NotAllowed,

    /// <summary>The caller's limit of tokens a minute is reached.</summary>
    RateLimited,

    /// <summary>The prompt is longer than the caller's limit of tokens a minute: waiting would not help.</summary>
    OverRateLimit,

    /// <summary>No rung can take the call.</summary>
    NothingFits,

    /// <summary>No answer passed the gate.</summary>
    NotPassed,

    /// <summary>The call was handed to a person.</summary>
    Person,

    /// <summary>The request's own limit of attempts or cost was reached before an answer.</summary>
    Limit,

    /// <summary>The deadline passed.</summary>
    Deadline,

    /// <summary>Every model that the call may use failed of late and is left alone for a while.</summary>
    Unavailable,

    /// <summary>The models failed; see <see cref="AnswerFailure.Upstream"/>.</summary>
    Upstream,
}
