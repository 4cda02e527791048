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

    /// <summary>The key is good, for less.</summary>
    public static ChatError AdminsOnly { get; } = new(
        403, "this path wants a key of the role admin ('suffice keys create NAME --role admin'), or one of the policy's own (gateway.keys)")
    { Code = "admin_key_required" };

    /// <inheritdoc cref="AdminsOnly"/>
    public static ChatError ReviewersOnly { get; } = new(
        403, "this path wants a key of the role review or admin ('suffice keys create NAME --role review')")
    { Code = "review_key_required" };

    /// <inheritdoc cref="AdminsOnly"/>
    public static ChatError ViewersOnly { get; } = new(
        403, "this path tells of all callers' calls; it wants a key with a role ('suffice keys create NAME --role view')")
    { Code = "view_key_required" };

    /// <summary>The key is a person's, and calls no models.</summary>
    public static ChatError NoCalls { get; } = new(
        403, "this key is a person's and calls no models; use a caller's key, or make one with --role and --calls")
    { Code = "key_calls_nothing" };

    /// <summary>The call is made to a name that is not the gateway's.</summary>
    public static ChatError WrongHost { get; } = new(
        421, "the call's Host is not a name of this gateway; add the name to gateway.hosts in the policy")
    { Code = "host_not_allowed" };

    /// <summary>The call is made by a web page of somebody else.</summary>
    public static ChatError WrongOrigin { get; } = new(
        403, "web pages of this origin may not call this gateway; add the origin to gateway.origins in the policy")
    { Code = "origin_not_allowed" };

    /// <summary>The limit of requests a minute is reached.</summary>
    public static ChatError TooManyRequests { get; } = new(
        429, "the limit of requests a minute is reached; retry-after says when the next may come")
    { Code = "rate_limit_exceeded" };
}
