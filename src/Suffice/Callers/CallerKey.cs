using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Suffice.Callers;

/// <summary>A caller's key as it is kept: everything of it but the key itself.</summary>
public sealed record CallerKey
{
    /// <summary>What every key begins with, so that people and scanners know one when they see it.</summary>
    public const string Prefix = "sfk_";

    private const int RandomBytes = 24;
    private const int IdBytes = 6;

    /// <summary>Its id, such as <c>key_5f2c90ab41de</c>; stays when the name is given to another key.</summary>
    public required string Id { get; init; }

    /// <summary>Its name; no two keys that are not revoked have the same.</summary>
    public required string Name { get; init; }

    /// <summary>The SHA-256 of the whole key, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it is good; <see langword="null"/> for ever.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Since when it is no longer good; <see langword="null"/> while it is.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>What its holder may do on the pages; <see langword="null"/> for nothing: the key is for calls.</summary>
    public CallerRole? Role { get; init; }

    /// <summary>True when a key with a role calls models too, without a scope; of no meaning for one without a role, which always does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Calls { get; init; }

    /// <summary>The tasks it may use; see <see cref="Caller.Tasks"/>.</summary>
    public ImmutableArray<string> Tasks { get; init; } = [];

    /// <summary>The models it may name.</summary>
    public ImmutableArray<string> Models { get; init; } = [];

    /// <summary>How many requests it may make a minute; <see langword="null"/> for no limit of its own.</summary>
    public long? RequestsPerMinute { get; init; }

    /// <summary>How many tokens it may use a minute, prompt and answer; <see langword="null"/> for no limit of its own.</summary>
    public long? TokensPerMinute { get; init; }

    /// <summary>True when it calls models: a person's key does only where it says so, or names a task or a model.</summary>
    [JsonIgnore]
    public bool MayCall => Role is null || Calls || Tasks.Length > 0 || Models.Length > 0;

    /// <summary>Makes a key of 192 random bits.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="now">The time.</param>
    /// <returns>What is kept of it, and the key, which is to be shown once and kept nowhere.</returns>
    public static (CallerKey Kept, string Key) Create(string name, DateTimeOffset now)
    {
        string key = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));
        CallerKey kept = new()
        {
            Id = "key_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)),
            Name = name,
            Hash = Convert.ToHexStringLower(KeyHash.Of(key)),
            CreatedAt = now,
        };

        return (kept, key);
    }

    /// <summary>Tells whether a text can name a key: letters, digits, <c>. _ -</c>, at most 64.</summary>
    /// <param name="name">The text.</param>
    /// <returns>True when it can.</returns>
    public static bool IsName(string name) => CallerKeyText.Name.IsMatch(name);

    /// <summary>Whether it is good.</summary>
    /// <param name="now">The time.</param>
    /// <returns>Its state.</returns>
    public CallerKeyState StateAt(DateTimeOffset now) => RevokedAt is not null ? CallerKeyState.Revoked
        : ExpiresAt is { } end && now >= end ? CallerKeyState.Expired
        : CallerKeyState.Active;
}

/// <summary>Whether a key is good.</summary>
public enum CallerKeyState
{
    /// <summary>It is.</summary>
    Active,

    /// <summary>It was, until its time was over.</summary>
    Expired,

    /// <summary>It was, until it was taken back.</summary>
    Revoked,
}
