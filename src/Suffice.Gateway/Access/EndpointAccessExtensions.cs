using Microsoft.AspNetCore.Builder;
using Suffice.Chat;
using Suffice.Gateway.Answers;

namespace Suffice.Gateway.Access;

/// <summary>Says who may call an endpoint, where it is mapped.</summary>
public static class EndpointAccessExtensions
{
    /// <summary>Opens an endpoint to holders of any key that may call models, within their keys' limits.</summary>
    /// <typeparam name="TBuilder">What maps it.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="protocol">The protocol it refuses in; <see langword="null"/> to go by the call's headers.</param>
    /// <returns>The same.</returns>
    public static TBuilder ForCallers<TBuilder>(this TBuilder endpoint, ChatProtocol? protocol = null)
        where TBuilder : IEndpointConventionBuilder =>
            protocol is { } spoken
                ? endpoint.WithMetadata(new EndpointAccess(AccessLevel.Caller), new CallerProtocol(spoken))
                : endpoint.WithMetadata(new EndpointAccess(AccessLevel.Caller));

    /// <summary>Opens an endpoint to holders of keys of any role: it must tell nothing of what was asked and answered, or withhold that from viewers.</summary>
    /// <typeparam name="TBuilder">What maps it.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <returns>The same.</returns>
    public static TBuilder ForViewers<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointAccess(AccessLevel.View));

    /// <summary>Opens an endpoint to holders of keys of the roles review and admin.</summary>
    /// <typeparam name="TBuilder">What maps it.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <returns>The same.</returns>
    public static TBuilder ForReviewers<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointAccess(AccessLevel.Review));

    /// <summary>Keeps an endpoint to admins, as is so for one that says nothing.</summary>
    /// <typeparam name="TBuilder">What maps it.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <returns>The same.</returns>
    public static TBuilder ForAdmins<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointAccess(AccessLevel.Admin));

    /// <summary>Opens an endpoint to everybody: it must tell nothing of calls.</summary>
    /// <typeparam name="TBuilder">What maps it.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <returns>The same.</returns>
    public static TBuilder ForAnyone<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointAccess(AccessLevel.Anyone));
}
