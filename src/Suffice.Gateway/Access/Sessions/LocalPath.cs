using Microsoft.AspNetCore.Http;

namespace Suffice.Gateway.Access.Sessions;

/// <summary>Where a person goes on after signing in: a path of this gateway, whatever a link says.</summary>
internal static class LocalPath
{
    /// <summary>Where people begin.</summary>
    public const string Home = "/";

    private const int Longest = 2000;

    /// <summary>The path to sign in at, and come back from.</summary>
    /// <param name="request">What is asked for.</param>
    /// <returns>Path and query.</returns>
    public static string SignInFor(HttpRequest request) => $"/sign-in?to={Uri.EscapeDataString(request.Path.ToUriComponent() + request.QueryString.ToUriComponent())}";

    /// <summary>Takes a path from a link, or the beginning where it is not one of this gateway.</summary>
    /// <param name="said">What the link says.</param>
    /// <returns>A path that no browser takes for another server's.</returns>
    public static string Of(string? said) => said is ['/', ..]
        && said.Length <= Longest
        && (said.Length == 1 || said[1] != '/')
        && said.All(static c => c is > ' ' and < '\x7f' and not '\\')
        && !said.StartsWith("/sign-", StringComparison.OrdinalIgnoreCase)
            ? said
            : Home;
}
