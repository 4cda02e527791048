using System.Net;
using System.Net.Sockets;

namespace Suffice.Providers.Http;

/// <summary>Makes connections to addresses that were looked at: what the name resolves to is checked, and the connection goes to that very address.</summary>
/// <param name="rules">Which addresses may be connected to.</param>
/// <param name="resolve">Resolves a name.</param>
internal sealed class GuardedConnect(AddressRules rules, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    /// <summary>Connects.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="IOException">None of the addresses may be connected to.</exception>
    /// <exception cref="SocketException">None of them answers.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint asked = context.DnsEndPoint;
        IPAddress[] found = IPAddress.TryParse(asked.Host, out IPAddress? literal) ? [literal] : await resolve(asked.Host, cancellationToken);
        IPAddress[] allowed = [.. found.Where(address => rules.WhyNot(address, asked.Host) is null)];
        if (allowed.Length == 0)
        {
            throw new IOException(found.Length == 0 ? $"{asked.Host} has no address" : rules.WhyNot(found[0], asked.Host));
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, asked.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
