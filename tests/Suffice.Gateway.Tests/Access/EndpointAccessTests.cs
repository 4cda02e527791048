using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Gateway.Access;

namespace Suffice.Gateway.Tests.Access;

/// <summary>Every endpoint there is, found by looking at what is mapped: one added later is held to the same.</summary>
public sealed class EndpointAccessTests
{
    private const string Key = "the-policys-own-key-0123456789";

    private static readonly string[] OpenToAnyone = ["/healthz", "/readyz", "{*path}"];

    [Fact]
    public async Task EveryEndpoint_WithoutAKey_IsClosed_ButHealthAndUnknownPaths()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Guarded(Key), Desk.Recording);

        foreach (RouteEndpoint endpoint in Endpoints(gateway))
        {
            using HttpResponseMessage response = await gateway.Http.SendAsync(Call(endpoint));

            bool isOpen = OpenToAnyone.Contains(endpoint.RoutePattern.RawText);
            (response.StatusCode != HttpStatusCode.Unauthorized).ShouldBe(isOpen, $"{endpoint.DisplayName}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task EveryAdminsEndpoint_WithACallersKey_IsClosed()
    {
        using CallersKeys keys = new();
        string callersKey = await keys.CreateAsync("ci");
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Guarded(Key, $", keys_file: \"{keys.File}\""), Desk.Recording);

        foreach (RouteEndpoint endpoint in Endpoints(gateway))
        {
            using HttpRequestMessage call = Call(endpoint);
            call.Headers.Add("authorization", $"Bearer {callersKey}");
            using HttpResponseMessage response = await gateway.Http.SendAsync(call);

            bool isAnyones = OpenToAnyone.Contains(endpoint.RoutePattern.RawText);
            bool isCallers = endpoint.RoutePattern.RawText!.StartsWith("/v1/", StringComparison.Ordinal) || (endpoint.RoutePattern.RawText == "/api/observations" && call.Method == HttpMethod.Post);
            (response.StatusCode == HttpStatusCode.Forbidden).ShouldBe(!isAnyones && !isCallers, $"{endpoint.DisplayName}: {response.StatusCode}");
        }
    }

    [Fact]
    public void AnEndpoint_ThatSaysNothing_IsForAdmins() => EndpointAccess.LevelOf(EndpointMetadataCollection.Empty).ShouldBe(AccessLevel.Admin);

    internal static IReadOnlyList<RouteEndpoint> Endpoints(RunningGateway gateway) =>
        [.. gateway.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    internal static HttpRequestMessage Call(RouteEndpoint endpoint)
    {
        string method = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is [string first, ..] ? first : "GET";
        string path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
            string.Concat(segment.Parts.Select(part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "x"))));

        return new HttpRequestMessage(new HttpMethod(method), "/" + path);
    }
}
