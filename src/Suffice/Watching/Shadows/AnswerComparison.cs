using Suffice.Chat;
using Suffice.Checks.Agreeing;
using Suffice.Ledger;

namespace Suffice.Watching.Shadows;

/// <summary>Compares two answers to one call as the check <c>agreement</c> does: labels, numbers, JSON fields, tool calls.</summary>
internal static class AnswerComparison
{
    /// <summary>Compares them.</summary>
    /// <param name="request">The call.</param>
    /// <param name="served">The answer that was served.</param>
    /// <param name="reference">The last rung's.</param>
    /// <returns>The same, different, or not to be compared.</returns>
    public static ShadowVerdict Of(ChatRequest request, ChatAnswer served, ChatAnswer reference)
    {
        AnswerForm one = AnswerForm.Of(request, served, []);
        AnswerForm other = AnswerForm.Of(request, reference, []);

        return !one.CanBeCompared || !other.CanBeCompared ? ShadowVerdict.Incomparable
            : one.DifferenceFrom(other) is null ? ShadowVerdict.Same
            : ShadowVerdict.Different;
    }
}
