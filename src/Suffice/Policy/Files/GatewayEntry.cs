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
}
