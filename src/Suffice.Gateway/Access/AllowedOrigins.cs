using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Suffice.Gateway.Access;

/// <summary>The web pages that may call. A browser says in <c>Origin</c> and <c>Sec-Fetch-Site</c> which page a call is of; programs say nothing.</summary>
internal sealed class AllowedOrigins(IReadOnlyCollection<string> stated)
{
    private const string PreflightLifetime = "600";

    private readonly bool any = stated.Contains("*");
    private readonly FrozenSet<string> origins = stated.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Tells whether a call may come from where it comes.</summary>
    /// <param name="request">The call.</param>
    /// <returns>True for a program, for a page of the gateway's own, and for one of the policy's.</returns>
    public bool Holds(HttpRequest request)
    {
        StringValues origin = request.Headers.Origin;
        if (origin.Count > 0)
        {
            return origin.Count == 1 && (IsStated(origin[0]!) || IsOwn(origin[0]!, request));
        }

        // A link from another site may lead to a page here; what such a page sends may not. Older browsers say nothing, but send an Origin with a post.
        StringValues site = request.Headers["Sec-Fetch-Site"];

        return site.Count == 0 || site[0] is "same-origin" or "none" || IsLink(request);
    }

    // A picture or a script of another site's page is fetched by GET too. It could not be read there, yet it would hold a reader's place, and make work.
    private static bool IsLink(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && (request.Headers["Sec-Fetch-Mode"] is not [{ } mode, ..] || mode == "navigate")
        && (request.Headers["Sec-Fetch-Dest"] is not [{ } place, ..] || place == "document");

    /// <summary>True when a browser asks whether it may make a call.</summary>
    /// <param name="request">The call.</param>
    /// <returns>True for a preflight (Fetch standard, 4.8).</returns>
    public static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method)
        && request.Headers.Origin.Count > 0
        && request.Headers.AccessControlRequestMethod.Count > 0;

    /// <summary>Tells a browser that its page may read the answer.</summary>
    /// <param name="context">The call.</param>
    public void Admit(HttpContext context)
    {
        StringValues origin = context.Request.Headers.Origin;
        if (origin.Count != 1 || !IsStated(origin[0]!))
        {
            return;
        }

        IHeaderDictionary headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlExposeHeaders = "*";
        headers.Vary = "Origin";
    }

    /// <summary>Answers a preflight.</summary>
    /// <param name="context">The call.</param>
    /// <returns>When answered.</returns>
    public Task AnswerAsync(HttpContext context)
    {
        Admit(context);
        IHeaderDictionary headers = context.Response.Headers;
        headers.AccessControlAllowMethods = "GET, POST, DELETE";

        // Which of a caller's headers go further is decided elsewhere, so that a page may send those that its SDK sends.
        headers.AccessControlAllowHeaders = context.Request.Headers.AccessControlRequestHeaders;
        headers.AccessControlMaxAge = PreflightLifetime;
        context.Response.StatusCode = StatusCodes.Status204NoContent;

        return Task.CompletedTask;
    }

    private bool IsStated(string origin) => any || origins.Contains(origin);

    // The host has been held against the allowed ones before, so that it is a name of the gateway.
    private static bool IsOwn(string origin, HttpRequest request)
    {
        int end = origin.IndexOf("://", StringComparison.Ordinal);

        return end > 0 && origin.AsSpan(end + 3).Equals(request.Headers.Host.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
