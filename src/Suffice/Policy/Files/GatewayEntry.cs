using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Suffice.Policy.Binding;

namespace Suffice.Policy.Files;

/// <summary>What a policy says of the gateway.</summary>
internal sealed record GatewayEntry
{
    private static readonly GatewaySettings Defaults = new();

    [Description("Where it listens; beyond loopback only with keys.")]
    public Uri Listen { get; init; } = Defaults.Listen;

    [Description("Where the keys are kept, one of which a caller must bring: env:NAME or file:PATH.")]
    [MinLength(1)]
    public ImmutableArray<SecretReference>? Keys { get; init; }

    [Description("The largest body taken.")]
    public ByteSize MaxBody { get; init; } = new(Defaults.MaxBodyBytes);

    [Description("How long a stream may be silent before it gives a sign of life, so that nothing between takes it for dead.")]
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan KeepAlive { get; init; } = Defaults.KeepAlive;

    [Description("How long calls under way may go on once the gateway is told to stop; then streams end with an error.")]
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Drain { get; init; } = Defaults.Drain;

    [Description("How long new calls are still taken once the gateway is told to stop, while /readyz already says so: a load balancer's time to notice.")]
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan DrainGrace { get; init; } = Defaults.DrainGrace;

    [Description("Whether answers of OpenAI's Responses are kept, and how long.")]
    public KeptResponsesEntry Responses { get; init; } = new();
}
