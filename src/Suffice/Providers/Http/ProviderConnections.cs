using System.Net;

namespace Suffice.Providers.Http;

/// <summary>Makes the connections to one provider.</summary>
internal static class ProviderConnections
{
    /// <summary>Short enough to follow a change of the provider's address, long enough not to matter.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Connections without redirects, cookies or retries of their own: what is sent, and how often, is decided elsewhere.</summary>
    /// <param name="provider">The provider.</param>
    /// <returns>The connections; to be disposed.</returns>
    public static HttpMessageInvoker Open(ProviderDefinition provider)
    {
        GuardedConnect connect = new(new AddressRules(provider.BaseUrl!.DnsSafeHost, provider.IsPrivate), Dns.GetHostAddressesAsync);
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = provider.Timeouts.Connect,
            PooledConnectionLifetime = Lifetime,
            EnableMultipleHttp2Connections = true,
            ConnectCallback = connect.ConnectAsync,

            // The caller's trace headers are passed on by name; none is made up here.
            ActivityHeadersPropagator = null,
        };
        return new HttpMessageInvoker(handler);
    }
}
