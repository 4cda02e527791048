using System.Collections.Immutable;

namespace Suffice.Classifier;

/// <summary>What a classifier thinks a call is.</summary>
/// <param name="Type">The kind of thinking; <see langword="null"/> when nothing shows it well enough.</param>
/// <param name="Why">What showed it, in one line for people.</param>
/// <param name="Evidence">Every sign found, the strongest first.</param>
public sealed record TaskClassification(TaskType? Type, string Why, ImmutableArray<TaskEvidence> Evidence);

/// <summary>A sign that a call is of some kind.</summary>
/// <param name="Type">The kind it speaks for.</param>
/// <param name="Points">How much it says; higher is more.</param>
/// <param name="Sign">What was seen.</param>
public readonly record struct TaskEvidence(TaskType Type, int Points, string Sign);
