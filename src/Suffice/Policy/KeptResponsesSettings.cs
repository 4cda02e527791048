namespace Suffice.Policy;

/// <summary>Whether and how long answers of OpenAI's Responses are kept, so that a later call may name one as <c>previous_response_id</c>.</summary>
public sealed record KeptResponsesSettings
{
    /// <summary>True to keep them, in memory alone. Default false: text is kept only where the policy says so.</summary>
    public bool Store { get; init; }

    /// <summary>How long one is kept. Default 1 h.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The most kept at a time; the oldest go first. Default 1,000.</summary>
    public int Max { get; init; } = 1000;

    /// <summary>About the most memory they may take, in bytes; the oldest go first. Default 256 MB.</summary>
    public long MaxMemoryBytes { get; init; } = 256L * 1024 * 1024;
}
