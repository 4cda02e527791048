using System.Net;
using System.Text.Json;

namespace Suffice.Gateway.Tests.Calls;

/// <summary>Paths and methods: what is served, what is not, and what to use in its place.</summary>
public sealed class PathTests(DeskGateway desk)
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
        using HttpResponseMessage response = await desk.Gateway.PostAsync(path, "{}");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        JsonElement error = await response.ErrorAsync();
        error.GetRawText().ShouldContain("\"unsupported_endpoint\"");
        error.GetProperty("message").GetString()!.ShouldContain(instead);
    }

    [Theory]
    [InlineData("/v1/messages/batches")]
    [InlineData("/v1/messages/batches/b_1/results")]
    public async Task AnthropicsPath_NotServed_IsRefusedInAnthropicsForm(string path)
    {
        using HttpResponseMessage response = await desk.Gateway.PostAsync(path, "{}");

        (await response.JsonAsync()).GetProperty("type").GetString().ShouldBe("error");
    }

    [Fact]
    public async Task AnyPath_NotServed_ListsTheRoutesThatAre()
    {
        using HttpResponseMessage response = await desk.Gateway.Http.GetAsync("/v2/nothing");

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
    [InlineData("POST", "/v1/models", "GET", "HEAD")]
    [InlineData("DELETE", "/v1/models/ft:x", "GET", "HEAD")]
    [InlineData("POST", "/healthz", "GET", "HEAD")]
    public async Task ServedPath_WrongMethod_Is405WithTheRightOnes(string method, string path, params string[] allowed)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);

        using HttpResponseMessage response = await desk.Gateway.Http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(allowed);
        (await response.Content.ReadAsStringAsync()).ShouldContain("method_not_allowed");
    }
}
