using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Suffice.Gateway.Tests.Access;
using Suffice.Gateway.Tests.Queue;
using Suffice.Schemas;

namespace Suffice.Gateway.Tests.Api;

/// <summary>The OpenAPI document: read by another reader, held against the endpoints that are mapped and the bodies that they answer with.</summary>
public sealed class ApiDocumentTests(DeskGateway desk)
{
    private const string Key = "the-policys-own-key-0123456789";

    private static readonly string[] NeedWhatIsNotThere = ["/api/proposals/{id}", "/api/agents/patterns/{id}", "/api/agents/proposals/{id}"];

    [Fact]
    public async Task Document_IsValid_AndHoldsEveryEndpointThatIsMapped()
    {
        string json = await desk.Gateway.Http.GetStringAsync("/api/openapi.json");

        ReadResult read = OpenApiDocument.Parse(json, "json");

        read.Diagnostic!.Errors.ShouldBeEmpty();
        string[] told = [.. read.Document!.Paths.SelectMany(path => path.Value.Operations!.Keys.Select(method => $"{method} {path.Key}"))];
        string[] mapped =
        [
            .. EndpointAccessTests.Endpoints(desk.Gateway).Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not null)
                .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Where(method => method != "HEAD")
                    .Select(method => $"{method} {endpoint.RoutePattern.RawText!.Replace("{**", "{", StringComparison.Ordinal)}")),
        ];
        told.ShouldBe(mapped, ignoreOrder: true);
        told.Count(path => path.Contains(" /api", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(17);
    }

    [Fact]
    public async Task EveryAnswer_OfTheApi_IsWhatItsSchemaSays()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording, null, LabellingWorker.Files);
        using HttpResponseMessage answer = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("Where is my parcel?"));
        (await gateway.PostAsync("/v1/chat/completions", Desk.Chat("Hm."))).Dispose();
        string id = answer.Headers.GetValues("x-suffice-request").Single();
        await gateway.WrittenAsync();
        LabellingWorker.Judge(gateway, "T-1", "billing", id);
        JsonObject document = JsonNode.Parse(await gateway.Http.GetStringAsync("/api/openapi.json"))!.AsObject();

        foreach (string path in document["paths"]!.AsObject().Where(path => path.Value!["get"] is not null).Select(path => path.Key).Where(path => IsOfApi(path) && !NeedWhatIsNotThere.Contains(path) && !Filled(path, id).Contains('{', StringComparison.Ordinal)))
        {
            JsonElement body = await gateway.JsonAsync(Filled(path, id));

            SchemaOf(document, path, "200").Validate(body).Violations.Select(violation => $"{path} {violation}").ShouldBeEmpty();
        }
    }

    // A path that names something else asks for what this gateway does not have.
    private static string Filled(string path, string request) =>
        path.Replace("{id}", request, StringComparison.Ordinal).Replace("{task}", "desk", StringComparison.Ordinal).Replace("{agent}", "desk", StringComparison.Ordinal);

    [Fact]
    public async Task ARefusal_IsWhatItsSchemaSays()
    {
        JsonObject document = JsonNode.Parse(await desk.Gateway.Http.GetStringAsync("/api/openapi.json"))!.AsObject();
        using HttpResponseMessage refused = await desk.Gateway.Http.GetAsync("/api/requests?limit=0");

        JsonElement body = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement;

        SchemaOf(document, "/api/requests", "400").Validate(body).Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_HoldsEveryPath_AndAsksNothingOfAnyone()
    {
        using HttpResponseMessage response = await desk.Gateway.Http.GetAsync("/api");

        string page = await response.Content.ReadAsStringAsync();
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        page.ShouldContain("GET /api/requests/{id}");
        page.ShouldContain("POST /v1/messages");
        page.ShouldNotContain("http://");
        page.ShouldNotContain("https://");
        page.ShouldNotContain("<script");
    }

    [Fact]
    public async Task Policy_WithKeys_TellsNoneOfThem()
    {
        Environment.SetEnvironmentVariable("SUFFICE_TEST_API_KEY", Key);
        await using RunningGateway gateway = await RunningGateway.StartAsync(
            Desk.Policy.Replace("providers:", "providers:\n  openai: { protocol: openai, base_url: \"http://127.0.0.1:1\", api_key: \"env:SUFFICE_TEST_API_KEY\" }", StringComparison.Ordinal)
                + "\ngateway: { keys: [\"env:SUFFICE_TEST_API_KEY\"] }\n",
            Desk.Recording);
        gateway.Http.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        JsonObject document = JsonNode.Parse(await gateway.Http.GetStringAsync("/api/openapi.json"))!.AsObject();

        foreach (string path in document["paths"]!.AsObject().Where(path => path.Value!["get"] is not null).Select(path => path.Key).Where(IsOfApi))
        {
            (await (await gateway.Http.GetAsync(path)).Content.ReadAsStringAsync()).ShouldNotContain(Key);
        }

        (await gateway.JsonAsync("/api/policy")).GetProperty("providers")[0].GetProperty("has_key").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Document_IsMadeWithoutAFilterBeforeCalls()
    {
        desk.Gateway.Services.GetServices<IStartupFilter>().Select(filter => filter.GetType().Assembly.GetName().Name)
            .ShouldNotContain("Microsoft.AspNetCore.OpenApi");
    }

    // A stream has no end to be held against anything.
    private static bool IsOfApi(string path) => path.StartsWith("/api/", StringComparison.Ordinal) && path != "/api/live";

    private static JsonSchema SchemaOf(JsonObject document, string path, string status)
    {
        JsonObject schema = document["paths"]![path]!["get"]!["responses"]![status]!["content"]!["application/json"]!["schema"]!.DeepClone().AsObject();
        schema["components"] = document["components"]!.DeepClone();

        return JsonSchema.Parse(schema.ToJsonString());
    }
}
