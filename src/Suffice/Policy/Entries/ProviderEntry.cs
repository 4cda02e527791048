using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Suffice.Providers;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Entries;

/// <summary>What a policy says of a provider.</summary>
internal sealed record ProviderEntry
{
    private static readonly ProviderDefinition Defaults = new() { Name = string.Empty, Protocol = string.Empty };

    [Description("The protocol it speaks; replay answers from recordings and calls nobody, local is models that run inside this process.")]
    public required ProviderProtocol Protocol { get; init; }

    [Description("Where its endpoints start, such as https://api.openai.com/v1; not for replay.")]
    public Uri? BaseUrl { get; init; }

    [Description("Whether the public name of its address leads to an inner network; refused otherwise when a connection is made. Not for replay.")]
    public bool? Private { get; init; }

    [Description("Where its key is kept: env:NAME or file:PATH. Never the key itself.")]
    public SecretReference? ApiKey { get; init; }

    [Description("Where the data stays, such as eu, us or self_hosted.")]
    public string? Residency { get; init; }

    [Description("Files a replay provider answers from, relative to this file; the last part may hold * and ?.")]
    [MinLength(1)]
    public ImmutableArray<string>? Recordings { get; init; }

    [Description("Where the models of a local provider lie, relative to this file: what suffice distil wrote.")]
    public string? Folder { get; init; }

    [Description("How much of the recorded latency a replay provider waits: 0 none, 1 all of it. Default 0.")]
    [Range(0.0, 100.0)]
    public double? LatencyScale { get; init; }

    [Description("Share of the list price that is really paid, after a contract's discount.")]
    [Range(typeof(decimal), "0", "10", ParseLimitsInInvariantCulture = true)]
    public decimal PriceFactor { get; init; } = Defaults.PriceFactor;

    [Description("Billing region of its calls, when it carries a surcharge.")]
    public string? BillingRegion { get; init; }

    [Description("How long a call may take, step by step.")]
    public ProviderTimeouts Timeouts { get; init; } = Defaults.Timeouts;

    [Description("How often the same call is sent again after a failure that may pass.")]
    [Range(0, 10)]
    public int MaxRetries { get; init; } = Defaults.MaxRetries;

    [Description("When a model here is left alone after failures: off, or its settings; not for replay.")]
    public BreakerEntry? Breaker { get; init; }
}

/// <summary>The protocols a provider may speak.</summary>
internal enum ProviderProtocol
{
    /// <summary>OpenAI Chat Completions.</summary>
    Openai,

    /// <summary>OpenAI Responses.</summary>
    Responses,

    /// <summary>Anthropic Messages.</summary>
    Anthropic,

    /// <summary>Recorded answers.</summary>
    Replay,

    /// <summary>Models that run inside this process.</summary>
    Local,
}
