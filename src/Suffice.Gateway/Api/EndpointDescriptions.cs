using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Suffice.Gateway.Api;

/// <summary>Says what an endpoint does, where it is mapped: the document is made of this.</summary>
/// <remarks>
/// Kept with the endpoint as metadata, which nothing reads while a call is handled. What a body is told to be is in a form of our own:
/// the host's would make routing refuse other content types before our own errors could.
/// </remarks>
internal static class EndpointDescriptions
{
    private static readonly string[] Json = ["application/json"];

    /// <summary>Maps an endpoint, such that whoever describes endpoints sees it.</summary>
    /// <param name="routes">Where.</param>
    /// <param name="method">Its method.</param>
    /// <param name="path">Its path.</param>
    /// <param name="handler">What handles it.</param>
    /// <returns>The endpoint, of which nothing is said yet.</returns>
    public static IEndpointConventionBuilder Serve(this IEndpointRouteBuilder routes, string method, string path, RequestDelegate handler) =>
        routes.MapMethods(path, method == HttpMethods.Get ? [method, HttpMethods.Head] : [method], handler).WithMetadata(handler.Method);

    /// <summary>Describes an endpoint that answers in a vendor's form, which the vendor documents.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="group">What it is among.</param>
    /// <param name="summary">What it does, in a sentence.</param>
    /// <param name="takesBody">True when it takes a JSON object.</param>
    /// <returns>The same.</returns>
    public static IEndpointConventionBuilder Speaks(
        this IEndpointConventionBuilder endpoint, string group, string summary, bool takesBody = false) =>
        endpoint.WithMetadata(new EndpointDescription(group, summary, takesBody), new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(JsonObject), Json));

    /// <summary>Describes an endpoint that answers with text of its own kind.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="group">What it is among.</param>
    /// <param name="summary">What it does, in a sentence.</param>
    /// <param name="contentType">The kind of text.</param>
    /// <returns>The same.</returns>
    public static IEndpointConventionBuilder Shows(
        this IEndpointConventionBuilder endpoint, string group, string summary, string contentType) =>
        endpoint.WithMetadata(new EndpointDescription(group, summary), new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [contentType]));

    /// <summary>Describes an endpoint that answers with a record of ours.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="group">What it is among.</param>
    /// <param name="summary">What it does, in a sentence.</param>
    /// <param name="parameters">What its query may hold.</param>
    /// <returns>The same.</returns>
    public static IEndpointConventionBuilder Answers<T>(
        this IEndpointConventionBuilder endpoint,
        string group,
        string summary,
        params ImmutableArray<QueryParameter> parameters)
    {
        endpoint.WithMetadata(new EndpointDescription(group, summary), new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), Json));

        return parameters.IsEmpty
            ? endpoint
            : endpoint.WithMetadata([.. parameters.Cast<object>(), new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(ErrorView), Json)]);
    }
}
