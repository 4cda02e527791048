using System.Collections.Immutable;
using Suffice.Files;
using Suffice.Policy.Entries;
using Suffice.Policy.Sources;
using Suffice.Providers;
using Suffice.Providers.Peers;
using Suffice.Yaml;

namespace Suffice.Policy.Compiling.Models;

/// <summary>Makes the providers of a policy.</summary>
internal sealed class ProviderTable
{
    private readonly Compilation load;
    private readonly RecordingFiles recordings;
    private readonly Dictionary<string, ProviderDefinition> providers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Wrong, string Right)> missingKeys = new(StringComparer.Ordinal);

    public ProviderTable(Compilation load, IReadOnlyDictionary<string, ProviderEntry> entries)
    {
        this.load = load;
        recordings = new RecordingFiles(load);
        foreach ((string name, ProviderEntry entry) in entries)
        {
            Names.Check(load.Findings, $"providers.{name}", name, Names.Label, "a provider");
            providers[name] = Define(name, entry);
        }
    }

    public IReadOnlyDictionary<string, ProviderDefinition> All => providers;

    /// <summary>True when the policy names the provider, even if its entry is wrong.</summary>
    public bool Stands(string name) => load.Findings.Stands($"providers.{name}");

    public ProviderDefinition? Find(string name) => providers.GetValueOrDefault(name);

    /// <summary>Tells that a name is no provider's, unless its entry is there and wrong, which was told.</summary>
    public void TellUnknown(string name, string path)
    {
        if (!Stands(name))
        {
            load.Findings.Error(
                path,
                $"{Shown.Value(name)} is no provider of this policy",
                NearWords.Advise(name, [.. providers.Keys], "the providers are"));
        }
    }

    /// <summary>Tells of keys that are not there: an error where they will be needed.</summary>
    /// <param name="used">The providers that some ladder or check uses.</param>
    public void TellMissingKeys(IReadOnlySet<string> used)
    {
        foreach ((string name, (string wrong, string right)) in missingKeys)
        {
            string path = $"providers.{name}.api_key";
            if (load.Options.RequireKeys && used.Contains(name))
            {
                load.Findings.Error(path, wrong, right);
            }
            else
            {
                load.Findings.Notice(path, wrong, right);
            }
        }
    }

    private ProviderDefinition Define(string name, ProviderEntry entry)
    {
        string path = $"providers.{name}";
        ProviderDefinition definition = new()
        {
            Name = name,
            Protocol = entry.Protocol.ToString().ToLowerInvariant(),
            BaseUrl = entry.BaseUrl,
            IsPrivate = entry.Private ?? false,
            Residency = entry.Residency,
            PriceFactor = entry.PriceFactor,
            BillingRegion = entry.BillingRegion,
            Timeouts = entry.Timeouts,
            MaxRetries = entry.MaxRetries,
        };
        RefuseInert(entry, path, definition.Protocol);

        return entry.Protocol switch
        {
            ProviderProtocol.Replay => DefineReplay(definition, entry, path),
            ProviderProtocol.Local => DefineLocal(definition, entry, path),
            _ => DefineRemote(definition, entry, path),
        };
    }

    private ProviderDefinition DefineLocal(ProviderDefinition definition, ProviderEntry entry, string path)
    {
        if (entry.Folder is null)
        {
            load.Findings.Error(path, "'folder' is missing", "folder: where 'suffice distil' wrote its models, such as tasks/triage");
        }

        // What runs here stays here, and nobody bills it.
        return definition with
        {
            Folder = Path.GetFullPath(entry.Folder ?? string.Empty, load.Root),
            Residency = entry.Residency ?? DeclaredModel.SelfHosted,
        };
    }

    private ProviderDefinition DefineReplay(ProviderDefinition definition, ProviderEntry entry, string path)
    {
        if (entry.Recordings is not { } patterns)
        {
            load.Findings.Error(
                path,
                "'recordings' is missing",
                "recordings: the files to answer from, such as recordings/*.jsonl");
            patterns = [];
        }

        if (entry.LatencyScale is null)
        {
            load.Findings.Origin($"{path}.latency_scale", "0", ValueOrigin.Default);
        }

        ImmutableArray<string> files = recordings.Expand(patterns, $"{path}.recordings");
        return definition with { Recordings = files, LatencyScale = entry.LatencyScale ?? 0 };
    }

    private ProviderDefinition DefineRemote(ProviderDefinition definition, ProviderEntry entry, string path)
    {
        if (entry.BaseUrl is null)
        {
            // A guess could send prompts to a stranger.
            if (!load.Findings.Stands($"{path}.base_url"))
            {
                load.Findings.Error(
                    path,
                    "'base_url' is missing",
                    "base_url: where its endpoints start, such as https://api.openai.com/v1");
            }
        }
        else if (entry.ApiKey is not null && entry.BaseUrl.Scheme == Uri.UriSchemeHttp && !entry.BaseUrl.IsLoopback)
        {
            load.Findings.Notice($"{path}.base_url", "the key would travel unencrypted", "https://");
        }

        return definition with { ApiKey = KeyOf(entry, definition.Name, path), Breaker = BreakerOf(entry, path) };
    }

    private BreakerSettings? BreakerOf(ProviderEntry entry, string path)
    {
        if (entry.Breaker is { } stated)
        {
            return stated.ToSettings();
        }

        load.Binder.Default(typeof(BreakerEntry), $"{path}.breaker");
        return new BreakerSettings();
    }

    private Secret? KeyOf(ProviderEntry entry, string name, string path)
    {
        if (entry.ApiKey is not { } reference)
        {
            return null;
        }

        (Secret? key, string wrong, string right) = new KeyReader(load.Sources, load.Options.ReadVariable, load.Root).Read(reference);
        if (key is null)
        {
            missingKeys[name] = (wrong, right);
        }

        return key;
    }

    private void RefuseInert(ProviderEntry entry, string path, string protocol)
    {
        bool isReplay = entry.Protocol == ProviderProtocol.Replay;
        bool isLocal = entry.Protocol == ProviderProtocol.Local;
        bool isRemote = !isReplay && !isLocal;
        (string Key, bool IsStated, bool HasMeaning)[] keys =
        [
            ("base_url", entry.BaseUrl is not null, isRemote),
            ("api_key", entry.ApiKey is not null, isRemote),
            ("private", entry.Private is not null, isRemote),
            ("breaker", entry.Breaker is not null, isRemote),
            ("recordings", entry.Recordings is not null, isReplay),
            ("latency_scale", entry.LatencyScale is not null, isReplay),
            ("folder", entry.Folder is not null, isLocal),
        ];
        foreach ((string key, _, _) in keys.Where(key => key.IsStated && !key.HasMeaning))
        {
            load.Findings.Error($"{path}.{key}", $"has no meaning with protocol {protocol}", "remove it");
        }
    }
}
