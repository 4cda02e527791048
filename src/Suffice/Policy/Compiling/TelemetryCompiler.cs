using System.Collections.Immutable;
using Suffice.Policy.Entries;
using Suffice.Policy.Sources;
using Suffice.Providers;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Compiling;

/// <summary>Makes the settings of telemetry.</summary>
internal static class TelemetryCompiler
{
    public static TelemetrySettings Compile(TelemetryEntry entry, Compilation load) => new()
    {
        Metrics = entry.Metrics,
        Log = entry.Log,
        Otlp = entry.Otlp is { } otlp ? Compile(otlp, load) : null,
    };

    private static OtlpSettings? Compile(OtlpEntry entry, Compilation load)
    {
        if (entry.Endpoint is null)
        {
            // The binder has told that it is missing or no address.
            return null;
        }

        if (entry is { Traces: 0, Metrics: false })
        {
            load.Findings.Error("telemetry.otlp", "sends neither spans nor metrics", "traces above 0, metrics: true, or no otlp");
        }

        if (entry.Headers.Count > 0 && entry.Endpoint.Scheme == Uri.UriSchemeHttp && !entry.Endpoint.IsLoopback)
        {
            load.Findings.Notice("telemetry.otlp.endpoint", "the headers' secrets would travel unencrypted", "https://");
        }

        return new OtlpSettings
        {
            Endpoint = entry.Endpoint,
            Protocol = entry.Protocol,
            Headers = HeadersOf(entry, load),
            Traces = entry.Traces,
            Metrics = entry.Metrics,
        };
    }

    private static ImmutableArray<KeyValuePair<string, Secret>> HeadersOf(OtlpEntry entry, Compilation load)
    {
        KeyReader reader = new(load.Sources, load.Options.ReadVariable, load.Root);
        ImmutableArray<KeyValuePair<string, Secret>>.Builder headers = ImmutableArray.CreateBuilder<KeyValuePair<string, Secret>>();
        foreach ((string name, SecretReference? reference) in entry.Headers)
        {
            string path = $"telemetry.otlp.headers.{name}";
            (Secret? value, string wrong, string right) = reader.ReadHeader(reference);
            if (name.AsSpan().ContainsAny(" :=,\t"))
            {
                load.Findings.Error(path, "no name of a header", "a name such as authorization");
            }
            else if (value is not null)
            {
                headers.Add(new(name, value));
            }
            else if (load.Options.RequireKeys)
            {
                load.Findings.Error(path, wrong, right);
            }
            else
            {
                load.Findings.Notice(path, wrong, right);
            }
        }

        return headers.DrainToImmutable();
    }
}
