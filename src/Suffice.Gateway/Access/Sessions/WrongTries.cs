using System.Net;
using System.Net.Sockets;

namespace Suffice.Gateway.Access.Sessions;

/// <summary>Counts wrong keys at signing in, by the minute and the address they come from; the address of a proxy stands for all behind it.</summary>
/// <remarks>Of many addresses the later ones are counted together, so that strangers leave nothing behind. Signed-in people and keys in headers are not touched.</remarks>
internal sealed class WrongTries(TimeProvider time)
{
    /// <summary>How many an address has a minute.</summary>
    public const int PerMinute = 10;

    private const int MostAddresses = 10_000;
    private const int NetworkBytes = 8;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock counting = new();
    private readonly Dictionary<IPAddress, int> tries = [];
    private DateTimeOffset began = time.GetUtcNow();

    /// <summary>Tells whether an address must wait.</summary>
    /// <param name="address">The address.</param>
    /// <returns>How long; <see langword="null"/> for not at all.</returns>
    public TimeSpan? WaitOf(IPAddress? address)
    {
        lock (counting)
        {
            Turn();

            return tries.GetValueOrDefault(KeyOf(address)) >= PerMinute ? began + Minute - time.GetUtcNow() : null;
        }
    }

    /// <summary>Counts a wrong key.</summary>
    /// <param name="address">Where it came from.</param>
    public void Count(IPAddress? address)
    {
        lock (counting)
        {
            Turn();
            IPAddress key = KeyOf(address);
            tries[key] = tries.GetValueOrDefault(key) + 1;
        }
    }

    private void Turn()
    {
        DateTimeOffset now = time.GetUtcNow();
        if (now - began >= Minute || now < began)
        {
            began = now;
            tries.Clear();
        }
    }

    private IPAddress KeyOf(IPAddress? address)
    {
        IPAddress key = NetworkOf(address ?? IPAddress.None);

        return tries.Count < MostAddresses || tries.ContainsKey(key) ? key : IPAddress.Any;
    }

    // One household has a whole /64 of IPv6.
    private static IPAddress NetworkOf(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? new IPAddress([.. plain.GetAddressBytes().AsSpan(0, NetworkBytes), .. new byte[NetworkBytes]])
            : plain;
    }
}
