using Microsoft.AspNetCore.Http;
using Suffice.Callers;

namespace Suffice.Gateway.Access;

/// <summary>What an endpoint asks of those who call it.</summary>
/// <param name="Level">Who may call it.</param>
internal sealed record EndpointAccess(AccessLevel Level)
{
    /// <summary>The least role that a level asks; <see langword="null"/> where it is not for people.</summary>
    /// <param name="level">The level.</param>
    /// <returns>The role.</returns>
    public static CallerRole? RoleOf(AccessLevel level) => level switch
    {
        AccessLevel.Admin => CallerRole.Admin,
        AccessLevel.Review => CallerRole.Review,
        AccessLevel.View => CallerRole.View,
        _ => null,
    };

    /// <summary>Tells who may call an endpoint.</summary>
    /// <param name="endpoint">What is said of it; nothing of a call that reaches none.</param>
    /// <returns>Its own word; without one it is for admins, so that an endpoint forgotten is closed, not open.</returns>
    public static AccessLevel LevelOf(EndpointMetadataCollection? endpoint) => endpoint?.GetMetadata<EndpointAccess>()?.Level ?? AccessLevel.Admin;
}
