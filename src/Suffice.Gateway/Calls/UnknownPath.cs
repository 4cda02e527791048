using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Suffice.Chat;
using Suffice.Gateway.Access;
using Suffice.Gateway.Answers;

namespace Suffice.Gateway.Calls;

/// <summary>Answers calls that nothing else takes: a wrong method with those that are right, a wrong path with the paths that are served.</summary>
/// <param name="routes">The gateway's routes, read when the first such call comes.</param>
/// <param name="show">Tells a browser with a page.</param>
internal sealed class UnknownPath(IEndpointRouteBuilder routes, ShowRefusal show)
{
    private readonly Lazy<ServedRoute[]> served = new(() => [.. Served(routes)]);

    /// <summary>Handles one call.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task HandleAsync(HttpContext context)
    {
        string[] methods =
        [
            .. served.Value.Where(route => route.Matcher.TryMatch(context.Request.Path, new RouteValueDictionary()))
                .SelectMany(route => route.Methods).Distinct(StringComparer.Ordinal),
        ];
        if (methods.Length > 0)
        {
            context.Response.Headers.Allow = string.Join(", ", methods);
        }

        if (methods.Length == 0 && IsForAPerson(context.Request))
        {
            PageHeaders.Set(context.Response.Headers);

            return show(context, new PageRefusal(StatusCodes.Status404NotFound, "There is no such page", "The address is mistyped, or what it named is gone."));
        }

        return ErrorWriter.For(context).WriteAsync(context, ErrorOf(context.Request, methods));
    }

    private static bool IsForAPerson(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private ChatError ErrorOf(HttpRequest request, string[] methods)
    {
        string asked = $"{request.Method} {request.Path}";
        if (methods.Length > 0)
        {
            return new ChatError(405, $"{asked} is not served; use {string.Join(" or ", methods)}") { Code = "method_not_allowed" };
        }

        return UnservedPaths.InsteadOf(request.Path) is { } instead
            ? new ChatError(404, $"{asked} is not served: {instead}") { Code = "unsupported_endpoint" }
            : new ChatError(404, $"{asked} is not served; served are {string.Join(", ", served.Value.Select(route => route.Name))}") { Code = "unknown_path" };
    }

    private static IEnumerable<ServedRoute> Served(IEndpointRouteBuilder routes)
    {
        foreach (Endpoint endpoint in routes.DataSources.SelectMany(source => source.Endpoints))
        {
            if (endpoint is RouteEndpoint { RoutePattern.RawText: { } pattern }
                && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods)
            {
                yield return new ServedRoute(
                    $"{string.Join(" or ", methods.Where(method => method != HttpMethods.Head))} {pattern}",
                    methods,
                    new TemplateMatcher(TemplateParser.Parse(pattern), []));
            }
        }
    }

    private sealed record ServedRoute(string Name, IReadOnlyList<string> Methods, TemplateMatcher Matcher);
}
