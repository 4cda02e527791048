using System.Collections.Frozen;

namespace Suffice.Gateway.Access;

/// <summary>The host names that calls may be made to.</summary>
/// <remarks>
/// A web page can have its own name lead to 127.0.0.1 (DNS rebinding) and then calls a gateway there as if it were its own server. The name it
/// calls is its own all the same, and that is how it is known. Ports are not looked at: one that listens is one that was opened.
/// </remarks>
internal sealed class AllowedHosts
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    private readonly bool any;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> names;

    /// <summary>Makes it.</summary>
    /// <param name="stated">The names of the policy; none for the default.</param>
    /// <param name="listen">Where the gateway listens.</param>
    public AllowedHosts(IReadOnlyCollection<string> stated, Uri listen)
    {
        any = stated.Count == 0 && !listen.IsLoopback;
        names = (stated.Count > 0 ? stated.Select(Bracketed) : [.. Loopback, listen.Host])
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Tells whether a call may be made to a host.</summary>
    /// <param name="host">The call's <c>Host</c> header, with or without a port.</param>
    /// <returns>True when it may.</returns>
    public bool Holds(ReadOnlySpan<char> host) => any || names.Contains(WithoutPort(host));

    private static ReadOnlySpan<char> WithoutPort(ReadOnlySpan<char> host)
    {
        int colon = host.LastIndexOf(':');

        return colon > host.LastIndexOf(']') ? host[..colon] : host;
    }

    private static string Bracketed(string name) => name.Contains(':') && name[0] != '[' ? $"[{name}]" : name;
}
