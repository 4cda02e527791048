using Suffice.Chat;

namespace Suffice.Gateway.Access;

/// <summary>What a caller is told that may not come in. Nothing it sent is repeated, and an unknown, a revoked and an expired key read alike.</summary>
internal static class AccessErrors
{
    /// <summary>The key is missing or not good.</summary>
    public static ChatError WrongKey { get; } = new(
        401, "missing or wrong key; send one of the gateway's keys as \"Authorization: Bearer KEY\" or \"x-api-key: KEY\"")
    { Code = "invalid_api_key" };

    /// <summary>Two keys that differ.</summary>
    public static ChatError TwoKeys { get; } = new(
        401, "the call brings more than one key; send one, as \"Authorization: Bearer KEY\" or \"x-api-key: KEY\"")
    { Code = "ambiguous_api_key" };

    /// <summary>The key is good, for other endpoints.</summary>
    public static ChatError AdminsOnly { get; } = new(
        403, "this path tells of all callers' calls; it wants one of the policy's own keys (gateway.keys)")
    { Code = "admin_key_required" };
}
