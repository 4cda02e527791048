namespace Suffice.Classifier.Learned;

/// <summary>A learned classifier cannot be used; the message says where, what is wrong and what would be right.</summary>
/// <param name="wrong">What is wrong.</param>
/// <param name="inner">What caused it.</param>
public sealed class LearnedTasksException(string wrong, Exception? inner = null) : Exception($"{wrong}; {Anew}", inner)
{
    /// <summary>What would be right.</summary>
    public const string Anew = "run: suffice learn --tasks";

    /// <summary>What is wrong.</summary>
    public string Wrong { get; } = wrong;
}
