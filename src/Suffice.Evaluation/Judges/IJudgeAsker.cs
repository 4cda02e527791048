using Suffice.Chat;

namespace Suffice.Evaluation.Judges;

/// <summary>Asks a model for its judgement; the call counts against the run's limits and its cost.</summary>
public interface IJudgeAsker
{
    /// <summary>Asks.</summary>
    /// <param name="model">The judge's name in the policy; <see langword="null"/> for the run's judge.</param>
    /// <param name="request">What it is asked.</param>
    /// <param name="isUsable">Whether an answer can be used; one that cannot is never kept for another run.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>What it said, or why nothing can be said.</returns>
    ValueTask<JudgeReply> AskAsync(string? model, ChatRequest request, Func<ChatAnswer, bool> isUsable, CancellationToken cancellationToken);
}
