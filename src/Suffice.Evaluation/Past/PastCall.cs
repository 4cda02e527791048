using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Ledger;
using Suffice.Tasks;
using Suffice.Watching.Shadows;

namespace Suffice.Evaluation.Past;

/// <summary>A call that was made, with what is at hand of the answers to it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Request">The call.</param>
/// <param name="Headers">Its headers, as far as they are known.</param>
/// <param name="Answers">The answers at hand.</param>
internal sealed record PastCall(string Id, ChatRequest Request, CallHeaders Headers, ImmutableArray<KnownAnswer> Answers)
{
    /// <summary>Whether an answer is good.</summary>
    /// <param name="model">The model that gave it.</param>
    /// <param name="isReplayed">True when it came from a recording, so that a verdict kept without its answer is a verdict on this one.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>By the verdict on that very answer, else by comparing it with answers whose verdict is known; <see langword="null"/> when neither tells.</returns>
    public bool? IsGood(Model model, bool isReplayed, ChatAnswer answer)
    {
        if (Answers.FirstOrDefault(known => known.IsOf(model)) is { IsGood: { } verdict } own && (own.Answer is { } kept ? IsSame(kept, answer) || AnswerComparison.Of(Request, answer, kept) == ShadowVerdict.Same : isReplayed))
        {
            return verdict;
        }

        bool isUnlikeAGoodOne = false;
        foreach (KnownAnswer known in Answers)
        {
            if (known is not { IsGood: { } good, Answer: { } other })
            {
                continue;
            }

            ShadowVerdict compared = AnswerComparison.Of(Request, answer, other);
            if (compared == ShadowVerdict.Same)
            {
                return good;
            }

            isUnlikeAGoodOne |= good && compared == ShadowVerdict.Different;
        }

        return isUnlikeAGoodOne ? false : null;
    }

    private static bool IsSame(ChatAnswer one, ChatAnswer other) =>
        one.Text == other.Text
        && one.ToolCalls.Select(call => (call.Name, call.ArgumentsJson)).SequenceEqual(other.ToolCalls.Select(call => (call.Name, call.ArgumentsJson)));
}
