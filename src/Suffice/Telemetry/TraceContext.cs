using System.Diagnostics;
using Headers = System.Collections.Generic.IReadOnlyList<System.Collections.Generic.KeyValuePair<string, string>>;

namespace Suffice.Telemetry;

/// <summary>Reads and writes the W3C trace context among the headers that are passed on.</summary>
internal static class TraceContext
{
    /// <summary>The caller's context.</summary>
    /// <param name="headers">The caller's headers.</param>
    /// <returns>It; none when it is absent or broken, and then its state is void too.</returns>
    public static ActivityContext Of(Headers headers) =>
        ActivityContext.TryParse(Find(headers, TelemetryNames.TraceParent), Find(headers, TelemetryNames.TraceState), isRemote: true, out ActivityContext context)
            ? context
            : default;

    /// <summary>The headers of a call made within a span.</summary>
    /// <param name="headers">The caller's.</param>
    /// <param name="span">The span.</param>
    /// <returns>The same, the trace context being the span's.</returns>
    public static Headers Child(Headers headers, Activity span)
    {
        List<KeyValuePair<string, string>> passed = new(headers.Count + 1);
        foreach (KeyValuePair<string, string> header in headers)
        {
            if (!Is(header.Key, TelemetryNames.TraceParent) && !Is(header.Key, TelemetryNames.TraceState))
            {
                passed.Add(header);
            }
        }

        passed.Add(new(TelemetryNames.TraceParent, span.Id!));
        if (span.TraceStateString is { Length: > 0 } state)
        {
            passed.Add(new(TelemetryNames.TraceState, state));
        }

        return passed;
    }

    private static string? Find(Headers headers, string name)
    {
        foreach ((string key, string value) in headers)
        {
            if (Is(key, name))
            {
                return value;
            }
        }

        return null;
    }

    private static bool Is(string key, string name) => string.Equals(key, name, StringComparison.OrdinalIgnoreCase);
}
