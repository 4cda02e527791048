using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Callers;
using Suffice.Gateway.Access;

namespace Suffice.Gateway.Tests.Access;

/// <summary>Every endpoint there is, found by looking at what is mapped: one added later is held to the same.</summary>
public sealed class EndpointAccessTests
{
    private const string Key = "the-policys-own-key-0123456789";

    private static readonly Dictionary<string, AccessLevel[]> MayCall = new()
    {
        ["nobody"] = [AccessLevel.Anyone],
        ["caller"] = [AccessLevel.Anyone, AccessLevel.Caller],
        ["view"] = [AccessLevel.Anyone, AccessLevel.View],
        ["review"] = [AccessLevel.Anyone, AccessLevel.View, AccessLevel.Review],
        ["admin"] = [AccessLevel.Anyone, AccessLevel.View, AccessLevel.Review, AccessLevel.Admin],
        ["admin that calls"] = Enum.GetValues<AccessLevel>(),
        ["policy"] = Enum.GetValues<AccessLevel>(),
    };

    [Theory]
    [InlineData("nobody")]
    [InlineData("caller")]
    [InlineData("view")]
    [InlineData("review")]
    [InlineData("admin")]
    [InlineData("admin that calls")]
    [InlineData("policy")]
    public async Task EveryEndpoint_CalledBy_IsOpenToItsLevelAlone(string who)
    {
        using CallersKeys keys = new();
        string? key = await KeyOfAsync(keys, who);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Guarded(Key, $", keys_file: \"{keys.File}\""), Desk.Recording);
        using HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = gateway.Http.BaseAddress };

        foreach (RouteEndpoint endpoint in Endpoints(gateway))
        {
            using HttpRequestMessage call = Call(endpoint);
            call.Headers.Add("authorization", key is null ? [] : [$"Bearer {key}"]);
            using HttpResponseMessage response = await http.SendAsync(call, HttpCompletionOption.ResponseHeadersRead);

            HttpStatusCode? refusal = MayCall[who].Contains(EndpointLevels.Of(NameOf(endpoint))) ? null : key is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden;
            RefusalOf(response).ShouldBe(refusal, $"{who}: {NameOf(endpoint)}");
        }
    }

    [Fact]
    public async Task EveryEndpoint_OfTheTable_IsMapped()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        string[] mapped = [.. Endpoints(gateway).Select(NameOf)];

        EndpointLevels.All.Except(mapped).ShouldBeEmpty();
    }

    [Fact]
    public void AnEndpoint_ThatSaysNothing_IsForAdmins() => EndpointAccess.LevelOf(EndpointMetadataCollection.Empty).ShouldBe(AccessLevel.Admin);

    internal static IReadOnlyList<RouteEndpoint> Endpoints(RunningGateway gateway) =>
        [.. gateway.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    internal static string NameOf(RouteEndpoint endpoint) =>
        $"{endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods[0]} {endpoint.RoutePattern.RawText}";

    internal static HttpRequestMessage Call(RouteEndpoint endpoint)
    {
        string method = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is [string first, ..] ? first : "GET";
        string path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
            string.Concat(segment.Parts.Select(part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "x"))));

        return new HttpRequestMessage(new HttpMethod(method), "/" + path);
    }

    // A page sends whoever is nobody to sign in.
    private static HttpStatusCode? RefusalOf(HttpResponseMessage response) => response switch
    {
        { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } => response.StatusCode,
        { StatusCode: HttpStatusCode.Found, Headers.Location.OriginalString: var to } when to.StartsWith("/sign-in?to=", StringComparison.Ordinal) => HttpStatusCode.Unauthorized,
        _ => null,
    };

    private static async Task<string?> KeyOfAsync(CallersKeys keys, string who) => who switch
    {
        "nobody" => null,
        "policy" => Key,
        "caller" => await keys.CreateAsync("ci"),
        "view" => await keys.CreateAsync("vera", CallerRole.View),
        "review" => await keys.CreateAsync("rita", CallerRole.Review),
        "admin" => await keys.CreateAsync("ada", CallerRole.Admin),
        _ => await keys.CreateAsync("ada", CallerRole.Admin, kept => kept with { Calls = true }),
    };
}
