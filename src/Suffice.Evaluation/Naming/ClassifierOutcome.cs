using System.Collections.Immutable;
using Suffice.Classifier.Learned;

namespace Suffice.Evaluation.Naming;

/// <summary>A learned task classifier, ready to be written.</summary>
/// <param name="Learned">When it may name a task, and what that rests on.</param>
/// <param name="Content">The content of its file.</param>
/// <param name="LeftOut">What was left out of the labelled calls and why.</param>
public sealed record ClassifierOutcome(LearnedTasks Learned, ImmutableArray<byte> Content, ImmutableArray<string> LeftOut);
