namespace Suffice.Providers.Retries;

/// <summary>How long to wait before the same call is sent to the same model again.</summary>
public sealed record RetryPolicy
{
    /// <summary>The longest first wait; it doubles with each retry. Default 0.5 s.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait without a word of the provider. Default 8 s.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>The longest wait that a provider may ask for; when it asks for more the call is not sent again. Default 60 s.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromSeconds(60);
}
