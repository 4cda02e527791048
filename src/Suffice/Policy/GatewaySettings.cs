using System.Collections.Immutable;
using Suffice.Providers;

namespace Suffice.Policy;

/// <summary>How the gateway listens.</summary>
public sealed record GatewaySettings
{
    /// <summary>Where it listens; beyond loopback only when <see cref="IsGuarded"/>. Default <c>http://127.0.0.1:8420</c>.</summary>
    public Uri Listen { get; init; } = new("http://127.0.0.1:8420");

    /// <summary>The keys of admins, who may call everything and see what every caller did.</summary>
    public ImmutableArray<Secret> Keys { get; init; } = [];

    /// <summary>The file of callers' keys; a loaded policy holds the full path. Default <c>suffice-keys.json</c> beside the policy.</summary>
    public string KeysFile { get; init; } = "suffice-keys.json";

    /// <summary>True when the policy names the file of callers' keys, or it was there when the policy was read.</summary>
    public bool HasKeysFile { get; init; }

    /// <summary>True when a call needs a key.</summary>
    public bool IsGuarded => HasKeysFile || !Keys.IsDefaultOrEmpty;

    /// <summary>How many requests all callers together may make a minute; <see langword="null"/> for no limit.</summary>
    public long? RequestsPerMinute { get; init; }

    /// <summary>How many tokens all callers together may use a minute, prompts and answers; <see langword="null"/> for no limit.</summary>
    public long? TokensPerMinute { get; init; }

    /// <summary>The host names a call may be made to, without ports; empty for the default: loopback's when listening there, else any.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>The web origins whose pages may call, such as <c>https://app.example.com</c>; <c>*</c> for any. Default none but the gateway's own.</summary>
    public ImmutableArray<string> Origins { get; init; } = [];

    /// <summary>The largest body taken, in bytes. Default 32 MB.</summary>
    public long MaxBodyBytes { get; init; } = 32L * 1024 * 1024;

    /// <summary>How long a stream may be silent before it gives a sign of life. Default 5 s.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long calls under way may go on once the gateway is told to stop. Default 30 s.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long new calls are still taken once the gateway is told to stop. Default none.</summary>
    public TimeSpan DrainGrace { get; init; } = TimeSpan.Zero;

    /// <summary>Whether and how long answers of OpenAI's Responses are kept. Default not at all.</summary>
    public KeptResponsesSettings Responses { get; init; } = new();
}
