using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Suffice.Providers;

/// <summary>How long a provider may take, step by step.</summary>
public sealed record ProviderTimeouts
{
    /// <summary>Until the connection stands. Default 10 s.</summary>
    [Description("Until the connection stands.")]
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From sending until the first content. Default 60 s.</summary>
    [Description("From sending until the first content.")]
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan FirstToken { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Between two pieces of a stream. Default 60 s.</summary>
    [Description("Between two pieces of a stream.")]
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For the whole call. Default 10 min.</summary>
    [Description("For the whole call.")]
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Total { get; init; } = TimeSpan.FromMinutes(10);
}
