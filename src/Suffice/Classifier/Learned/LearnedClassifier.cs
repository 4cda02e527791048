using System.Globalization;
using Suffice.Chat;

namespace Suffice.Classifier.Learned;

/// <summary>A learned classifier as a policy serves it: it names a task where it is sure enough, and nothing elsewhere.</summary>
/// <param name="learned">When it may name a task.</param>
/// <param name="guesser">Guesses.</param>
public sealed class LearnedClassifier(LearnedTasks learned, ITaskGuesser guesser)
{
    private readonly HashSet<string> known = new(learned.Tasks.Select(task => task.Name), StringComparer.Ordinal);

    /// <summary>When it may name a task, and what that rests on.</summary>
    public LearnedTasks Learned => learned;

    /// <summary>True when it learned what calls of a task look like, so that a call it does not name is none of them for all it knows.</summary>
    /// <param name="task">The task's name.</param>
    /// <returns>Whether it did.</returns>
    public bool Knows(string task) => known.Contains(task);

    /// <summary>Names a call's task.</summary>
    /// <param name="request">The call.</param>
    /// <returns>The task's name, or none, and why in words.</returns>
    public (string? Task, string Why) Name(ChatRequest request)
    {
        if (learned.AtLeast is not { } least)
        {
            return (null, "the learned classifier names no task: no threshold could be certified");
        }

        if (guesser.Guess(request) is not { } guess)
        {
            return (null, "the learned classifier knows no call like this one");
        }

        string probability = string.Create(CultureInfo.InvariantCulture, $"probability {guess.Probability:0.000}");

        return guess.Probability >= least
            ? (guess.Task, $"learned classifier, {probability}: task {guess.Task}")
            : (null, string.Create(CultureInfo.InvariantCulture, $"the learned classifier is not sure: task {guess.Task}, {probability}, {least:0.000} is asked for"));
    }
}
