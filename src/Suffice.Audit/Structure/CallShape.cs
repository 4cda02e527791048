using Suffice.Classifier;


namespace Suffice.Audit.Structure;

/// <summary>What one call is, judged without a model.</summary>
/// <param name="Type">The kind of thinking; <see langword="null"/> when nothing shows it well enough.</param>
/// <param name="Traits">What is there in it.</param>
/// <param name="Labels">How many labels are listed; 0 for none.</param>
/// <param name="Tools">How many tools are offered.</param>
/// <param name="PromptTokens">The length of the prompt, guessed where the log does not count it.</param>
public readonly record struct CallShape(TaskType? Type, CallTraits Traits, int Labels, int Tools, long PromptTokens);
