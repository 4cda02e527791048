using System.Collections.Immutable;

namespace Suffice.Evaluation.Advising.Training;

/// <summary>Examples as they were found, before copies are taken out.</summary>
/// <param name="From">Where, in words.</param>
/// <param name="Examples">The examples.</param>
/// <param name="LeftOut">What was left out, with how many, as ends of sentences.</param>
/// <param name="Notes">What a reader must know.</param>
internal sealed record FoundCalls(string From, ImmutableArray<TrainingExample> Examples, ImmutableSortedDictionary<string, int> LeftOut, ImmutableArray<string> Notes);
