namespace Suffice.Telemetry;

/// <summary>Where a traced call comes from.</summary>
/// <param name="Headers">The caller's headers, which may hold a trace context.</param>
/// <param name="IsServed">True when a host serves it to others; false in a library, where the span around the call is the parent.</param>
internal readonly record struct TraceOrigin(IReadOnlyList<KeyValuePair<string, string>> Headers, bool IsServed);
