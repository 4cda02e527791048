using System.Net;
using System.Text.Json;

namespace Suffice.Gateway.Tests;

/// <summary>Paths and methods: what is served, what is not, and what to use in its place.</summary>
public sealed class PathTests
{
    [Theory]
    [InlineData("/v1/completions", "/v1/chat/completions")]
    [InlineData("/v1/complete", "/v1/messages")]
    [InlineData("/v1/messages/batches", "/v1/messages")]
    [InlineData("/v1/messages/batches/b_1/results", "/v1/messages")]
    [InlineData("/v1/batches", "/v1/chat/completions")]
    [InlineData("/v1/audio/speech", "provider itself")]
    [InlineData("/v1/images/generations", "provider itself")]
    [InlineData("/v1/files", "into the call")]
    [InlineData("/v1/assistants", "/v1/chat/completions")]
    public async Task WellKnownPath_NotServed_SaysWhatToUseInstead(string path, string instead)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        using HttpResponseMessage response = await gateway.PostAsync(path, "{}");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        JsonElement error = (await JsonOf(response)).GetProperty("error");
        error.GetRawText().ShouldContain("\"unsupported_endpoint\"");
        error.GetProperty("message").GetString()!.ShouldContain(instead);
    }

    [Theory]
    [InlineData("/v1/messages/batches")]
    [InlineData("/v1/messages/batches/b_1/results")]
    public async Task AnthropicsPath_NotServed_IsRefusedInAnthropicsForm(string path)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        using HttpResponseMessage response = await gateway.PostAsync(path, "{}");

        (await JsonOf(response)).GetProperty("type").GetString().ShouldBe("error");
    }

    [Fact]
    public async Task AnyPath_NotServed_ListsTheRoutesThatAre()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        using HttpResponseMessage response = await gateway.Http.GetAsync("/v2/nothing");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        string text = await response.Content.ReadAsStringAsync();
        text.ShouldContain("unknown_path");
        text.ShouldContain("POST /v1/embeddings");
        text.ShouldContain("GET /readyz");
    }

    [Theory]
    [InlineData("GET", "/v1/chat/completions", "POST")]
    [InlineData("DELETE", "/v1/messages", "POST")]
    [InlineData("PUT", "/v1/messages/count_tokens", "POST")]
    [InlineData("POST", "/v1/models", "GET")]
    [InlineData("DELETE", "/v1/models/ft:x", "GET")]
    [InlineData("POST", "/healthz", "GET")]
    public async Task ServedPath_WrongMethod_Is405WithTheRightOnes(string method, string path, string allowed)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        using HttpRequestMessage request = new(new HttpMethod(method), path);

        using HttpResponseMessage response = await gateway.Http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe([allowed]);
        (await response.Content.ReadAsStringAsync()).ShouldContain("method_not_allowed");
    }

    [Theory]
    [InlineData("auto", "suffice")]
    [InlineData("task:triage", "suffice")]
    [InlineData("small", "recorded")]
    [InlineData("small-1", "recorded")]
    public async Task OneModel_AnyNameThatMeansOne_IsDescribed(string id, string owner)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        using HttpResponseMessage response = await gateway.Http.GetAsync($"/v1/models/{id}");

        JsonElement model = await JsonOf(response);
        model.GetProperty("id").GetString().ShouldBe(id);
        model.GetProperty("object").GetString().ShouldBe("model");
        model.GetProperty("owned_by").GetString().ShouldBe(owner);
    }

    [Fact]
    public async Task OneModel_Unknown_Is404InTheCallersForm()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        using HttpRequestMessage request = new(HttpMethod.Get, "/v1/models/org/none");
        request.Headers.Add("anthropic-version", "2023-06-01");

        using HttpResponseMessage response = await gateway.Http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        JsonElement body = await JsonOf(response);
        body.GetProperty("type").GetString().ShouldBe("error");
        body.GetProperty("error").GetProperty("message").GetString()!.ShouldContain("org/none");
    }

    private static async Task<JsonElement> JsonOf(HttpResponseMessage response)
    {
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }
}
