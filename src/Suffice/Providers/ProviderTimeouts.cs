namespace Suffice.Providers;

/// <summary>How long a provider may take, step by step.</summary>
public sealed record ProviderTimeouts
{
    /// <summary>Until the connection stands. Default 10 s.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From sending until the first content. Default 60 s.</summary>
    public TimeSpan FirstToken { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Between two pieces of a stream. Default 60 s.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For the whole call. Default 10 min.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromMinutes(10);
}
