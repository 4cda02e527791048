using Suffice.Chat;

namespace Suffice.Classifier.Learned;

/// <summary>Guesses a call's task from calls whose task was known.</summary>
/// <remarks>Safe for use by many calls at once. It asks no model and reads no file: microseconds a call.</remarks>
public interface ITaskGuesser
{
    /// <summary>The tasks it may name.</summary>
    IReadOnlyList<string> Tasks { get; }

    /// <summary>Guesses.</summary>
    /// <param name="request">The call.</param>
    /// <returns>The guess; <see langword="null"/> when the call is unlike the calls of the task it is taken for.</returns>
    TaskGuess? Guess(ChatRequest request);
}
