using System.Collections.Immutable;

namespace Suffice.Agents.Verdicts;

/// <summary>What is rated, and when a ticket passes.</summary>
/// <param name="Criteria">The criteria, in the order written.</param>
public sealed record Rubric(ImmutableArray<Criterion> Criteria)
{
    /// <summary>The score from which a ticket passes, 0 to 1. Default 0.8.</summary>
    public decimal PassMark { get; init; } = 0.8m;

    /// <summary>How ratings become a verdict. Default: by their weighted mean.</summary>
    public RubricMode Mode { get; init; }

    /// <summary>Finds a criterion.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The criterion, or <see langword="null"/>.</returns>
    public Criterion? Find(string id) => Criteria.FirstOrDefault(criterion => string.Equals(criterion.Id, id, StringComparison.Ordinal));
}

/// <summary>How ratings become a verdict.</summary>
public enum RubricMode
{
    /// <summary>By their weighted mean.</summary>
    Weighted,

    /// <summary>Every criterion that counts must reach the pass mark by itself.</summary>
    AllPass,
}
