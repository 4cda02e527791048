using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Entries;

/// <summary>What a policy says of telemetry.</summary>
internal sealed record TelemetryEntry
{
    private static readonly TelemetrySettings Defaults = new();

    [Description("Whether calls are counted and the counts shown at /metrics.")]
    public bool Metrics { get; init; } = Defaults.Metrics;

    [Description("Which requests get a line in the log.")]
    public LoggedRequests Log { get; init; } = Defaults.Log;

    [Description("Where spans and metrics are sent by OpenTelemetry's protocol; taken at the start.")]
    public OtlpEntry? Otlp { get; init; }
}

/// <summary>Where spans and metrics are sent.</summary>
internal sealed record OtlpEntry
{
    [Description("The collector's address, such as http://127.0.0.1:4318; /v1/traces and /v1/metrics are added for http.")]
    public required Uri Endpoint { get; init; }

    [Description("How it is spoken to.")]
    public OtlpProtocol Protocol { get; init; }

    [Description("Headers that go with each export, by name; where their values are kept: env:NAME or file:PATH.")]
    public IReadOnlyDictionary<string, SecretReference> Headers { get; init; } = ImmutableDictionary<string, SecretReference>.Empty;

    [Description("Share of the requests without a caller's trace that are traced; 0 sends no spans at all.")]
    [Range(0.0, 1.0)]
    public double Traces { get; init; } = 1;

    [Description("Whether metrics are sent.")]
    public bool Metrics { get; init; } = true;
}
