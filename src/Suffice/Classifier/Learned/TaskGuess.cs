namespace Suffice.Classifier.Learned;

/// <summary>What a learned classifier takes a call for.</summary>
/// <param name="Task">The likeliest task.</param>
/// <param name="Probability">Its calibrated probability, from 0 to 1.</param>
public readonly record struct TaskGuess(string Task, double Probability);
