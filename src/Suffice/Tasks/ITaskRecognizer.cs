using Suffice.Chat;
using Suffice.Policy;

namespace Suffice.Tasks;

/// <summary>Answers: which task is this call? The same object serves the live path and <c>explain</c>.</summary>
public interface ITaskRecognizer
{
    /// <summary>Recognises a call.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="request">The call.</param>
    /// <param name="headers">Its headers.</param>
    /// <returns>The task and what told.</returns>
    TaskDecision Recognize(SufficePolicy policy, ChatRequest request, CallHeaders headers);
}
