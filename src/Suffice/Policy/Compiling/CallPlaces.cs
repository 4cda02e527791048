using System.Collections.Immutable;
using Suffice.Yaml;

namespace Suffice.Policy.Compiling;

/// <summary>Where calls may be made to and from: host names and web origins.</summary>
internal static class CallPlaces
{
    public static ImmutableArray<string> Hosts(ImmutableArray<string>? stated, YamlFindings findings)
    {
        ImmutableArray<string> hosts = stated ?? [];
        for (int i = 0; i < hosts.Length; i++)
        {
            if (Uri.CheckHostName(hosts[i].Trim('[', ']')) == UriHostNameType.Unknown)
            {
                findings.Error($"gateway.hosts[{i}]", $"{Shown.Value(hosts[i])} is no host name", "a name or address without port and path, such as llm.example.com");
            }
        }

        return hosts;
    }

    public static ImmutableArray<string> Origins(ImmutableArray<string>? stated, bool hasKeys, YamlFindings findings)
    {
        ImmutableArray<string> origins = stated ?? [];
        for (int i = 0; i < origins.Length; i++)
        {
            if (origins[i] == "*" ? !hasKeys : !IsOrigin(origins[i]))
            {
                findings.Error(
                    $"gateway.origins[{i}]",
                    origins[i] == "*" ? "any web page could call a gateway without keys" : $"{Shown.Value(origins[i])} is no web origin",
                    "scheme, host and port as a browser sends them, such as https://app.example.com");
            }
        }

        return origins;
    }

    // As a browser writes it: no path, not even a last slash, and nothing of a user.
    private static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? origin)
        && origin.Host.Length > 0
        && string.Equals(text, origin.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
        && origin.UserInfo.Length == 0;
}
