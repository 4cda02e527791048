using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Entries;

/// <summary>What a policy says of the gateway.</summary>
internal sealed record GatewayEntry
{
    private static readonly GatewaySettings Defaults = new();

    [Description("Where it listens; beyond loopback only with keys.")]
    public Uri Listen { get; init; } = Defaults.Listen;

    [Description("Where the admins' keys are kept: env:NAME or file:PATH. Callers' keys are made with suffice keys create.")]
    [MinLength(1)]
    public ImmutableArray<SecretReference>? Keys { get; init; }

    [Description("The file of callers' keys, relative to this one; suffice keys writes it, and a change is in force within two seconds.")]
    [MinLength(1)]
    public string? KeysFile { get; init; }

    [Description("How many requests all callers together may make a minute.")]
    [Range(1, int.MaxValue)]
    public int? RequestsPerMinute { get; init; }

    [Description("How many tokens all callers together may use a minute, prompts and answers.")]
    [Range(1, 1_000_000_000_000)]
    public long? TokensPerMinute { get; init; }

    [Description("The host names a call may be made to, without ports. Default: loopback's when listening there, else any.")]
    [MinLength(1)]
    public ImmutableArray<string>? Hosts { get; init; }

    [Description("The web origins whose pages may call, such as https://app.example.com; * for any, only with keys. Default: none.")]
    [MinLength(1)]
    public ImmutableArray<string>? Origins { get; init; }

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
