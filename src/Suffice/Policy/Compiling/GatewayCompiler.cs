using System.Collections.Immutable;
using Suffice.Policy.Entries;
using Suffice.Policy.Sources;
using Suffice.Providers;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Policy.Compiling;

/// <summary>Makes the gateway's settings.</summary>
internal static class GatewayCompiler
{
    private static readonly GatewaySettings Defaults = new();

    public static GatewaySettings Compile(GatewayEntry entry, Compilation load)
    {
        CheckAddress(entry.Listen, load.Findings);
        string keysFile = Path.GetFullPath(entry.KeysFile ?? Defaults.KeysFile, load.Root);
        bool hasKeysFile = load.Sources.Exists(keysFile) || entry.KeysFile is not null;
        if (entry.KeysFile is null)
        {
            load.Findings.Origin("gateway.keys_file", Defaults.KeysFile, ValueOrigin.Default);
        }

        if (entry.Keys is null && !hasKeysFile && !entry.Listen.IsLoopback)
        {
            load.Findings.Error(
                "gateway.listen",
                $"{Shown.Value(entry.Listen.Authority)} can be reached from other machines, and there are no keys",
                $"keys: [{SecretReference.Right}], 'suffice keys create NAME', or http://127.0.0.1:8420");
        }

        if (entry.MaxBody.Bytes is 0 or > int.MaxValue)
        {
            load.Findings.Error("gateway.max_body", "no size of a body", "from 1 byte to 2047MB, such as 32MB");
        }

        return new GatewaySettings
        {
            Listen = entry.Listen,
            Keys = KeysOf(entry, load),
            KeysFile = keysFile,
            HasKeysFile = hasKeysFile,
            RequestsPerMinute = entry.RequestsPerMinute,
            TokensPerMinute = entry.TokensPerMinute,
            Hosts = CallPlaces.Hosts(entry.Hosts, load.Findings),
            Origins = CallPlaces.Origins(entry.Origins, hasKeysFile || entry.Keys is not null, load.Findings),
            MaxBodyBytes = entry.MaxBody.Bytes,
            KeepAlive = entry.KeepAlive,
            Drain = entry.Drain,
            DrainGrace = entry.DrainGrace,
            Responses = ResponsesOf(entry.Responses, load.Findings),
        };
    }

    private static KeptResponsesSettings ResponsesOf(KeptResponsesEntry entry, YamlFindings findings)
    {
        if (!entry.Store)
        {
            RefuseInert(entry.Keep is not null, "keep", findings);
            RefuseInert(entry.Max is not null, "max", findings);
            RefuseInert(entry.MaxMemory is not null, "max_memory", findings);
        }

        if (entry.MaxMemory is { Bytes: 0 })
        {
            findings.Error("gateway.responses.max_memory", "no room to keep anything", "a size such as 256MB, or store: false");
        }

        KeptResponsesSettings defaults = new();
        return new KeptResponsesSettings
        {
            Store = entry.Store,
            Keep = entry.Keep ?? defaults.Keep,
            Max = entry.Max ?? defaults.Max,
            MaxMemoryBytes = entry.MaxMemory?.Bytes ?? defaults.MaxMemoryBytes,
        };
    }

    private static void RefuseInert(bool isStated, string key, YamlFindings findings)
    {
        if (isStated)
        {
            findings.Error($"gateway.responses.{key}", "has no meaning while nothing is kept", "store: true beside it, or remove it");
        }
    }

    private static void CheckAddress(Uri listen, YamlFindings findings)
    {
        if (listen.Scheme != Uri.UriSchemeHttp)
        {
            findings.Error(
                "gateway.listen",
                "the gateway speaks http; a proxy before it ends https",
                "http://127.0.0.1:8420");
        }
        else if (listen.PathAndQuery != "/")
        {
            findings.Error("gateway.listen", "an address to listen on has no path", "http://127.0.0.1:8420");
        }
    }

    private static ImmutableArray<Secret> KeysOf(GatewayEntry entry, Compilation load)
    {
        KeyReader reader = new(load.Sources, load.Options.ReadVariable, load.Root);
        ImmutableArray<Secret>.Builder keys = ImmutableArray.CreateBuilder<Secret>();
        foreach (SecretReference reference in entry.Keys ?? [])
        {
            (Secret? key, string wrong, string right) = reader.Read(reference);
            if (key is not null)
            {
                keys.Add(key);
            }
            else if (load.Options.RequireKeys)
            {
                load.Findings.Error("gateway.keys", wrong, right);
            }
            else
            {
                load.Findings.Notice("gateway.keys", wrong, right);
            }
        }

        return keys.DrainToImmutable();
    }
}
