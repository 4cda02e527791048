using System.Collections.Immutable;
using Suffice.Audit.Structure;
using Suffice.Classifier;

namespace Suffice.Audit.Readiness;

/// <summary>What the calls of one task are like, all together.</summary>
public sealed record TaskProfile
{
    /// <summary>How many calls there are.</summary>
    public required long Calls { get; init; }

    /// <summary>How many of them kept their text, so that anything below is known of them.</summary>
    public required long WithText { get; init; }

    /// <summary>Calls of each kind; those of no clear kind are in none.</summary>
    public required ImmutableDictionary<TaskType, long> Types { get; init; }

    /// <summary>The kind that at least half of the calls with text are; <see langword="null"/> when none is.</summary>
    public TaskType? Type => Types.OrderByDescending(kind => kind.Value).ThenBy(kind => kind.Key).FirstOrDefault() is { Value: > 0 } most && most.Value * 2 >= WithText
        ? most.Key
        : null;

    /// <summary>How many calls have each trait.</summary>
    public required ImmutableDictionary<CallTraits, long> Traits { get; init; }

    /// <summary>What shows each trait of the fixed part.</summary>
    public ImmutableDictionary<CallTraits, string> Why { get; init; } = ImmutableDictionary<CallTraits, string>.Empty;

    /// <summary>The labels listed in the prompt or schema.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>How many different short answers were given, counted to 1,000.</summary>
    public int DistinctShortAnswers { get; init; }

    /// <summary>Prompt tokens of the call in the middle, and of the one at nine tenths.</summary>
    public (long Median, long P90) PromptTokens { get; init; }

    /// <summary>The most tools that a call offered.</summary>
    public int Tools { get; init; }

    /// <summary>Calls that failed, were cut short or refused.</summary>
    public long NotAnswered { get; init; }

    /// <summary>The share of calls with a trait, among those with text.</summary>
    /// <param name="trait">The trait.</param>
    /// <returns>0 to 1.</returns>
    public double Share(CallTraits trait) => WithText == 0 ? 0 : Traits.GetValueOrDefault(trait) / (double)WithText;
}
