using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Suffice.Gateway.Hosting;

/// <summary>Lets a small call be handled on the thread that its bytes arrive on, instead of passing it from thread to thread four times.</summary>
/// <remarks>
/// What takes long must then leave that thread, or other connections wait: see <see cref="Calls.OwnThread"/>. It is a setting of the whole process,
/// so it is the command's to make, before the first socket; see docs/decisions/015-handled-where-it-arrives.md.
/// </remarks>
public static class InlineSockets
{
    private const string Switch = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    private static bool IsOn => Environment.GetEnvironmentVariable(Switch) is "1" or "true";

    /// <summary>Asks the runtime for it, unless whoever runs the process has said otherwise. Must come before the first socket.</summary>
    public static void Prefer()
    {
        if (Environment.GetEnvironmentVariable(Switch) is null)
        {
            Environment.SetEnvironmentVariable(Switch, "1");
        }
    }

    /// <summary>Makes the listener do the same.</summary>
    /// <param name="sockets">The listener's settings.</param>
    internal static void Configure(SocketTransportOptions sockets)
    {
        sockets.UnsafePreferInlineScheduling = IsOn;

        // Asking first whether there are bytes is one more call into the system for each request, to save 4 KB for each idle connection.
        sockets.WaitForDataBeforeAllocatingBuffer = false;
    }
}
