using Suffice.Callers;
using Suffice.Policy;

namespace Suffice.Gateway.Access;

/// <summary>What one policy says of callers, made ready for use.</summary>
internal sealed record AccessRules
{
    /// <summary>What it was made of.</summary>
    public required GatewaySettings Settings { get; init; }

    /// <summary>True when a call needs a key.</summary>
    public required bool IsGuarded { get; init; }

    /// <summary>The keys that are good.</summary>
    public required KeyRing Keys { get; init; }

    /// <summary>Makes them.</summary>
    /// <param name="settings">The policy's settings.</param>
    /// <param name="wasGuarded">True when keys were asked for before.</param>
    /// <returns>The rules.</returns>
    public static AccessRules Of(GatewaySettings settings, bool wasGuarded) => new()
    {
        Settings = settings,
        IsGuarded = wasGuarded || !settings.Keys.IsDefaultOrEmpty,
        Keys = new KeyRing(settings.Keys.Select(key => new HeldKey(KeyHash.Of(key.Reveal()), Caller.Admin))),
    };
}
