using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Suffice.Providers.Peers;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Entries;

/// <summary>What a policy says of leaving a failing model alone: the word off, or when and for how long.</summary>
internal sealed record BreakerEntry
{
    private static readonly BreakerSettings Defaults = new();

    [Shorthand(BareOnly = true)]
    public BreakerWord? Word { get; init; }

    [Description("How many failures in a row stop calls to a model of this provider.")]
    [Range(1, 1000)]
    public int Failures { get; init; } = Defaults.Failures;

    [Description("Within what time they must fall.")]
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Window { get; init; } = Defaults.Window;

    [Description("How long the model is then left alone before one call tries again; doubles with each try that fails, up to 5m.")]
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan CoolDown { get; init; } = Defaults.CoolDown;

    public BreakerSettings? ToSettings() =>
        Word == BreakerWord.Off ? null : new BreakerSettings { Failures = Failures, Window = Window, CoolDown = CoolDown };
}

/// <summary>The breakers that have a word of their own.</summary>
internal enum BreakerWord
{
    /// <summary>Never leave a model alone.</summary>
    Off,
}
