namespace Suffice.Agents.Drafting;

/// <summary>How a standard is drafted.</summary>
/// <param name="Task">The worker that it is drafted for.</param>
/// <param name="Today">The day (UTC): patterns expire 90 days later unless they are seen again.</param>
public sealed record DraftOptions(string Task, DateOnly Today)
{
    /// <summary>The most lines of <c>standards.md</c>, shared among the values of the outcome. Default 40.</summary>
    public int Items { get; init; } = 40;

    /// <summary>The most items of <c>patterns.md</c>. Default 25.</summary>
    public int Patterns { get; init; } = 25;
}
