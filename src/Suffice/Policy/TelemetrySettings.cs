using System.Collections.Immutable;
using Suffice.Providers;

namespace Suffice.Policy;

/// <summary>What the gateway tells of its work.</summary>
public sealed record TelemetrySettings
{
    /// <summary>True to count calls and to show the counts at <c>/metrics</c>. Default <see langword="true"/>.</summary>
    public bool Metrics { get; init; } = true;

    /// <summary>Which requests get a line in the log. Default those without an answer.</summary>
    public LoggedRequests Log { get; init; } = LoggedRequests.Failures;

    /// <summary>Where spans and metrics are sent; <see langword="null"/> for nowhere, unless the process's environment says so.</summary>
    public OtlpSettings? Otlp { get; init; }
}

/// <summary>Which requests get a line in the log.</summary>
public enum LoggedRequests
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those that failed, were refused or were handed to a person.</summary>
    Failures,

    /// <summary>All.</summary>
    All,
}

/// <summary>Where spans and metrics are sent by OpenTelemetry's protocol; taken when the gateway starts.</summary>
public sealed record OtlpSettings
{
    /// <summary>The collector's address, such as <c>http://127.0.0.1:4318</c>.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>How it is spoken to. Default HTTP.</summary>
    public OtlpProtocol Protocol { get; init; }

    /// <summary>Headers that go with each export.</summary>
    public ImmutableArray<KeyValuePair<string, Secret>> Headers { get; init; } = [];

    /// <summary>The share of the requests without a caller's trace that are traced; 0 sends no spans at all. Default 1.</summary>
    public double Traces { get; init; } = 1;

    /// <summary>True to send metrics. Default <see langword="true"/>.</summary>
    public bool Metrics { get; init; } = true;
}

/// <summary>How a collector is spoken to.</summary>
public enum OtlpProtocol
{
    /// <summary>Protobuf over HTTP, port 4318 as a rule.</summary>
    Http,

    /// <summary>gRPC, port 4317 as a rule.</summary>
    Grpc,
}
