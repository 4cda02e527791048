using System.Net;
using System.Net.Sockets;

namespace Suffice.Providers.Http;

/// <summary>Which addresses the name of a provider may lead to.</summary>
/// <remarks>
/// A public name that leads to a private address is how calls are turned against the inside of a network (DNS rebinding, server-side request
/// forgery). Link-local addresses, where clouds tell their machines' credentials, are no provider's and always refused.
/// </remarks>
/// <param name="host">The host of the provider's address.</param>
/// <param name="allowPrivate">True where the policy says that a public name leads inside.</param>
internal sealed class AddressRules(string host, bool allowPrivate)
{
    private static readonly string[] InnerNames = [".local", ".internal", ".localhost", ".home.arpa", ".lan"];

    private static readonly IPNetwork[] LinkLocal =
    [
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("fe80::/10"),
        IPNetwork.Parse("fd00:ec2::254/128"),
        IPNetwork.Parse("100.100.100.200/32"),
    ];

    // RFC 6890 and its successors: what is not the public internet.
    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("224.0.0.0/3"),
        IPNetwork.Parse("::/127"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fec0::/10"),
        IPNetwork.Parse("ff00::/8"),
    ];

    private readonly bool mayBePrivate = allowPrivate || IsInner(host);

    /// <summary>Why a connection to an address is refused.</summary>
    /// <param name="address">The address.</param>
    /// <param name="asked">The name that led to it: the provider's, or that of a proxy in between.</param>
    /// <returns>The reason; <see langword="null"/> when it may be made.</returns>
    public string? WhyNot(IPAddress address, string asked)
    {
        IPAddress real = Unwrapped(address);
        if (Holds(LinkLocal, real))
        {
            return $"{asked} leads to {address}, a link-local address, which no provider has";
        }

        // A proxy is the machine's own choice, and it is the proxy that resolves the provider's name.
        return !mayBePrivate && string.Equals(asked, host, StringComparison.OrdinalIgnoreCase) && Holds(Private, real)
            ? $"{asked} leads to {address}, an address of an inner network; if that is meant, say private: true of the provider"
            : null;
    }

    private static bool IsInner(string host) => IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? literal)
        ? Holds(Private, Unwrapped(literal))
        : !host.TrimEnd('.').Contains('.', StringComparison.Ordinal)
            || InnerNames.Any(end => host.TrimEnd('.').EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static bool Holds(IPNetwork[] networks, IPAddress address)
    {
        foreach (IPNetwork network in networks)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The IPv4 address inside an IPv6 one that stands for it (mapped, NAT64, 6to4).</summary>
    private static IPAddress Unwrapped(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        byte[] bytes = address.GetAddressBytes();
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
            : IPNetwork.Parse("64:ff9b::/96").Contains(address) ? new IPAddress(bytes.AsSpan(12))
            : IPNetwork.Parse("2002::/16").Contains(address) ? new IPAddress(bytes.AsSpan(2, 4))
            : address;
    }
}
