using System.Collections.Immutable;
using Suffice.Classifier;

namespace Suffice.Audit.Structure;

/// <summary>What the fixed part of calls (system text, tools, schema) says; read once for all calls that share it.</summary>
/// <param name="Traits">What is there in it.</param>
/// <param name="Labels">The closed set of labels it lists; empty when none.</param>
/// <param name="Evidence">Signs of the kind of thinking.</param>
/// <param name="Why">A quote or a place for every trait, for people, such as <c>schema "verdict"</c>.</param>
public sealed record FixedSigns(
    CallTraits Traits,
    ImmutableArray<string> Labels,
    ImmutableArray<TaskEvidence> Evidence,
    ImmutableDictionary<CallTraits, string> Why)
{
    /// <summary>A fixed part that says nothing.</summary>
    public static FixedSigns None { get; } = new(CallTraits.None, [], [], ImmutableDictionary<CallTraits, string>.Empty);
}
