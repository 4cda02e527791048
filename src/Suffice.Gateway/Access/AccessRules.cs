using Suffice.Callers;
using Suffice.Policy;

namespace Suffice.Gateway.Access;

/// <summary>What one policy and one keys file say of callers, made ready for use.</summary>
internal sealed record AccessRules
{
    /// <summary>The settings it was made of.</summary>
    public required GatewaySettings Settings { get; init; }

    /// <summary>The keys file it was made of.</summary>
    public required KeysRead File { get; init; }

    /// <summary>True when a call needs a key.</summary>
    public required bool IsGuarded { get; init; }

    /// <summary>The keys that are good.</summary>
    public required KeyRing Keys { get; init; }

    /// <summary>Whoever calls while no key is needed.</summary>
    public required Caller Anyone { get; init; }

    /// <summary>Where calls may be made to.</summary>
    public required AllowedHosts Hosts { get; init; }

    /// <summary>Which web pages may call.</summary>
    public required AllowedOrigins Origins { get; init; }

    /// <summary>Makes them.</summary>
    /// <param name="settings">The policy's settings.</param>
    /// <param name="listen">Where the gateway listens.</param>
    /// <param name="file">The keys file.</param>
    /// <param name="time">The clock of limits.</param>
    /// <param name="before">What held before: what was used of a limit stays used, and a gateway that was closed stays closed.</param>
    /// <returns>The rules.</returns>
    public static AccessRules Of(GatewaySettings settings, Uri listen, KeysRead file, TimeProvider time, AccessRules? before)
    {
        CallerLimits? shared = CallerLimits.Of(settings.RequestsPerMinute, settings.TokensPerMinute, time, before?.Anyone.SharedLimits);

        return new AccessRules
        {
            Settings = settings,
            File = file,
            IsGuarded = before?.IsGuarded is true || settings.IsGuarded || file.Exists,
            Keys = new KeyRing([.. Admins(settings, shared), .. Callers(file, shared, time, before)]),
            Hosts = new AllowedHosts(settings.Hosts, listen),
            Origins = new AllowedOrigins(settings.Origins),
            Anyone = Caller.Anyone.SharedWith(shared),
        };
    }

    private static IEnumerable<HeldKey> Admins(GatewaySettings settings, CallerLimits? shared)
    {
        Caller admin = Caller.Admin.SharedWith(shared);

        return settings.Keys.Select(key => new HeldKey(KeyHash.Of(key.Reveal()), admin));
    }

    private static IEnumerable<HeldKey> Callers(KeysRead file, CallerLimits? shared, TimeProvider time, AccessRules? before)
    {
        Dictionary<string, CallerLimits?> used = before?.Keys.Callers
            .Where(caller => caller.Id is not null && caller.Id != Caller.AdminName)
            .ToDictionary(caller => caller.Id!, caller => caller.Limits, StringComparer.Ordinal) ?? [];

        return file.Keys.Where(key => key.RevokedAt is null).Select(key => new HeldKey(
            Convert.FromHexString(key.Hash),
            new Caller
            {
                Id = key.Id,
                Name = key.Name,
                Role = key.Role,
                MayCall = key.MayCall,
                Tasks = [.. key.Tasks],
                Models = [.. key.Models],
                Limits = CallerLimits.Of(key.RequestsPerMinute, key.TokensPerMinute, time, used.GetValueOrDefault(key.Id)),
                SharedLimits = shared,
            },
            key.ExpiresAt));
    }
}
