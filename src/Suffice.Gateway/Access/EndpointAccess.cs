using Microsoft.AspNetCore.Http;

namespace Suffice.Gateway.Access;

/// <summary>What an endpoint asks of those who call it.</summary>
/// <param name="Level">Who may call it.</param>
internal sealed record EndpointAccess(AccessLevel Level)
{
    /// <summary>Tells who may call an endpoint.</summary>
    /// <param name="endpoint">What is said of it; nothing of a call that reaches none.</param>
    /// <returns>Its own word; without one it is for admins, so that an endpoint forgotten is closed, not open.</returns>
    public static AccessLevel LevelOf(EndpointMetadataCollection? endpoint) => endpoint?.GetMetadata<EndpointAccess>()?.Level ?? AccessLevel.Admin;
}
