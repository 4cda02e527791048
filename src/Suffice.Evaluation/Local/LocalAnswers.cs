using Suffice.Learning.Labelled;
using Suffice.Learning.Labels;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Local;

/// <summary>What a local model guesses of calls, by call.</summary>
internal sealed class LocalAnswers
{
    private readonly Dictionary<(string Id, CallKey Call), LabelGuess> guesses = [];

    /// <summary>Adds a guess.</summary>
    /// <param name="call">The call.</param>
    /// <param name="guess">What is guessed of it.</param>
    public void Add(LabelledCall call, LabelGuess guess) => guesses[(call.Id, CallKey.Of(call.Request))] = guess;

    /// <summary>The guess of an item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The guess; <see langword="null"/> for an item without one.</returns>
    public LabelGuess? Of(RecordedItem item) => guesses.GetValueOrDefault((item.Id, item.Key));
}
