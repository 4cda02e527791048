using System.Net;
using Suffice.Policy;
using Suffice.Yaml;

namespace Suffice.Gateway.Hosting;

/// <summary>Where a gateway may listen: beyond loopback only with keys.</summary>
internal static class ListenAddress
{
    /// <summary>Picks the address.</summary>
    /// <param name="settings">The policy's settings.</param>
    /// <param name="wished">An address that overrides the policy's.</param>
    /// <returns>The address.</returns>
    /// <exception cref="PolicyInvalidException">It is not an address, or it is open to others without a key.</exception>
    public static Uri Pick(GatewaySettings settings, Uri? wished)
    {
        Uri address = wished ?? settings.Listen;
        if (address.Scheme != Uri.UriSchemeHttp)
        {
            throw Invalid($"{address} is not an http address", "use http://127.0.0.1:8420; let a proxy in front speak TLS");
        }

        if (!IsLoopback(address) && !settings.IsGuarded)
        {
            throw Invalid($"{address} is open to other machines and no key guards it", "make a key with 'suffice keys create NAME', set gateway.keys in the policy, or listen on 127.0.0.1");
        }

        return address;
    }

    private static bool IsLoopback(Uri address) => address.IsLoopback
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out IPAddress? ip) && IPAddress.IsLoopback(ip));

    private static PolicyInvalidException Invalid(string wrong, string right) =>
        new([new YamlError("gateway", 0, 0, "listen", wrong, right)]);
}
