namespace Suffice.Evidence.Story;

/// <summary>How a story is played.</summary>
internal sealed record StoryOptions
{
    /// <summary>The risk asked for.</summary>
    public required double Risk { get; init; }

    /// <summary>How sure the promise shall be.</summary>
    public required double Confidence { get; init; }

    /// <summary>At most so many calls of the pack.</summary>
    public required int Items { get; init; }

    /// <summary>How many calls held back are made at a time.</summary>
    public required int AtOnce { get; init; }

    /// <summary>True to show the commands without what they print.</summary>
    public required bool IsBrief { get; init; }
}
