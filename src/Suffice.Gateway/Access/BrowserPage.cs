using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Suffice.Gateway.Access;

/// <summary>Says that an endpoint answers a person in a browser: with pages where it refuses, by a session where no key is sent, and to its own forms alone.</summary>
internal sealed record BrowserPage
{
    /// <summary>Tells whether a call reaches a page.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>True for a page and for what its forms are sent to.</returns>
    public static bool IsReached(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<BrowserPage>() is not null;
}

/// <summary>Says that an endpoint is a page, where it is mapped.</summary>
internal static class BrowserPageExtensions
{
    /// <summary>Makes an endpoint a page; who may see it is said beside it.</summary>
    /// <typeparam name="TBuilder">What maps it.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <returns>The same.</returns>
    public static TBuilder AsPage<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new BrowserPage());
}
