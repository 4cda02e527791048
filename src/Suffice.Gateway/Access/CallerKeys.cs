using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Suffice.Policy;
using Suffice.Providers;

namespace Suffice.Gateway.Access;

/// <summary>Admits a caller by its key. Without keys in the policy the gateway listens on loopback only and admits all.</summary>
internal static class CallerKeys
{
    private const string Bearer = "Bearer ";

    /// <summary>Tells whether a call may come in.</summary>
    /// <param name="settings">The keys.</param>
    /// <param name="request">The call.</param>
    /// <returns>True when it may.</returns>
    public static bool Admit(GatewaySettings settings, HttpRequest request)
    {
        if (settings.Keys.IsDefaultOrEmpty)
        {
            return true;
        }

        string? brought = Brought(request);
        if (brought is null)
        {
            return false;
        }

        // Hashes of equal length are compared in constant time, and every key is looked at, so that time tells nothing.
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(brought));
        bool admitted = false;
        foreach (Secret key in settings.Keys)
        {
            admitted |= CryptographicOperations.FixedTimeEquals(hash, SHA256.HashData(Encoding.UTF8.GetBytes(key.Reveal())));
        }

        return admitted;
    }

    private static string? Brought(HttpRequest request)
    {
        string authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return authorization[Bearer.Length..].Trim();
        }

        return request.Headers.TryGetValue("x-api-key", out var key) && key.Count > 0 ? key[0] : null;
    }
}
