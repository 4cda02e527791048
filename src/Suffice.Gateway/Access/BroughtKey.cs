using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Suffice.Gateway.Access;

/// <summary>The key that a call brings, in <c>Authorization: Bearer</c> or in <c>x-api-key</c>.</summary>
/// <remarks>Both may be there when they say the same. Two that differ are refused: which of them counts would be a guess.</remarks>
internal readonly ref struct BroughtKey
{
    private const string Bearer = "Bearer ";

    private BroughtKey(ReadOnlySpan<char> value, bool isAmbiguous)
    {
        Value = value;
        IsAmbiguous = isAmbiguous;
    }

    /// <summary>The key; empty when there is none.</summary>
    public ReadOnlySpan<char> Value { get; }

    /// <summary>True when the call brings two keys that differ.</summary>
    public bool IsAmbiguous { get; }

    /// <summary>Reads it.</summary>
    /// <param name="headers">The call's headers.</param>
    /// <returns>The key.</returns>
    public static BroughtKey Of(IHeaderDictionary headers)
    {
        StringValues authorization = headers.Authorization;
        StringValues plain = headers["x-api-key"];
        if (authorization.Count > 1 || plain.Count > 1)
        {
            return new BroughtKey(default, isAmbiguous: true);
        }

        ReadOnlySpan<char> bearer = authorization.Count == 1 ? AfterBearer(authorization[0]) : default;
        ReadOnlySpan<char> own = plain.Count == 1 ? plain[0].AsSpan().Trim() : default;

        return bearer.IsEmpty ? new BroughtKey(own, isAmbiguous: false)
            : own.IsEmpty || own.SequenceEqual(bearer) ? new BroughtKey(bearer, isAmbiguous: false)
            : new BroughtKey(default, isAmbiguous: true);
    }

    // Another scheme, such as that of a proxy on the way, is no key of ours.
    private static ReadOnlySpan<char> AfterBearer(string? authorization) =>
        authorization.AsSpan().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization.AsSpan(Bearer.Length).Trim() : default;
}
