using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Suffice.Gateway.Calls;

/// <summary>The headers of a caller that a provider gets to see; every other header stays here, keys above all.</summary>
internal static class PassedHeaders
{
    private static readonly string[] Allowed = ["anthropic-beta", "traceparent", "tracestate"];

    /// <summary>Picks them.</summary>
    /// <param name="headers">The caller's headers.</param>
    /// <returns>Those that are passed on.</returns>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(IHeaderDictionary headers)
    {
        List<KeyValuePair<string, string>>? passed = null;
        foreach (string name in Allowed)
        {
            if (headers.TryGetValue(name, out StringValues values) && values.Count > 0)
            {
                (passed ??= []).Add(new(name, values.ToString()));
            }
        }

        return passed ?? [];
    }
}
