using Suffice.Chat;

namespace Suffice.Tasks;

/// <summary>Judges the kind of thinking a call asks for, when nothing else tells its task.</summary>
public interface ITaskClassifier
{
    /// <summary>Judges a call.</summary>
    /// <param name="request">The call.</param>
    /// <returns>The kind and what showed it.</returns>
    TaskClassification Classify(ChatRequest request);
}
