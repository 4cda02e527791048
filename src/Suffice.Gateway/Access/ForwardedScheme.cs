using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Suffice.Gateway.Access;

/// <summary>Learns from a proxy that a person's connection is encrypted, so that cookies are kept to such connections.</summary>
/// <remarks>Whoever sends the header decides of their own cookies alone: it is believed of everyone, and nothing else is taken from it.</remarks>
internal static class ForwardedScheme
{
    /// <summary>Takes it over.</summary>
    /// <param name="request">The call; <c>X-Forwarded-Proto: https</c> makes it one of https.</param>
    public static void Take(HttpRequest request)
    {
        StringValues forwarded = request.Headers["X-Forwarded-Proto"];
        if (forwarded.Count > 0 && forwarded[0].AsSpan().TrimStart().StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase))
        {
            request.Scheme = Uri.UriSchemeHttps;
        }
    }
}
