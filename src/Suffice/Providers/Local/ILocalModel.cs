using Suffice.Chat;

namespace Suffice.Providers.Local;

/// <summary>A model that runs inside this process: a local rung.</summary>
/// <remarks>Safe for use by many calls at once; microseconds a call, and free.</remarks>
public interface ILocalModel
{
    /// <summary>Answers a call in the form that the call asks for, with its own confidence as <see cref="ChatAnswer.StatedConfidence"/>.</summary>
    /// <param name="request">The call.</param>
    /// <returns>The answer; <see langword="null"/> when the call asks for a form that it cannot give.</returns>
    ChatAnswer? Answer(ChatRequest request);
}
