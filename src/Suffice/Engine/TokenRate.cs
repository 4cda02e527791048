using System.Globalization;
using Suffice.Callers;
using Suffice.Cascade;

namespace Suffice.Engine;

/// <summary>Holds a call to its caller's limit of tokens a minute: the prompt's estimate is taken before, and corrected after by what was used.</summary>
internal static class TokenRate
{
    /// <summary>Takes the prompt from the limits.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="promptTokens">The estimated length of the prompt.</param>
    /// <param name="limit">The lowest limit that holds.</param>
    /// <returns>Why the call must wait; <see langword="null"/> when it need not.</returns>
    public static AnswerFailure? Hold(Caller caller, long promptTokens, long limit)
    {
        if (promptTokens > limit)
        {
            return new AnswerFailure(AnswerFailureKind.OverRateLimit, string.Create(
                CultureInfo.InvariantCulture,
                $"the prompt is about {promptTokens} tokens long and the limit is {limit} tokens a minute; send less, waiting does not help"));
        }

        return caller.TryReserve(promptTokens, out TimeSpan wait) ? null : new AnswerFailure(
            AnswerFailureKind.RateLimited,
            string.Create(CultureInfo.InvariantCulture, $"the limit of {limit} tokens a minute is reached; retry-after says when the next call may come"))
        {
            RetryAfter = wait,
        };
    }
}
