using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Suffice.Gateway.Tests;

/// <summary>Calls that no honest client sends.</summary>
public sealed class HostileCallTests
{
    [Theory]
    [InlineData("""{"model":"\ud800","messages":[{"role":"user","content":"x"}]}""")]
    [InlineData("""{"model":"task:triage","messages":[{"role":"user","content":"\udc00x"}]}""")]
    [InlineData("""{"model":"auto","metadata":{"task":"\ud800"},"messages":[{"role":"user","content":"x"}]}""")]
    [InlineData("""{"model":"auto","metadata":{"\ud800":1},"messages":[{"role":"user","content":"x"}]}""")]
    [InlineData("""{"model":"auto","user":"\ud800","messages":[{"role":"user","content":"x"}]}""")]
    [InlineData("""{"model":"auto","tools":[{"type":"function","function":{"name":"\ud800","parameters":{"\ud800":1}}}],"messages":[{"role":"user","content":"x"}]}""")]
    [InlineData("""{"model":"auto","response_format":{"type":"json_schema","json_schema":{"name":"a","schema":{"enum":["\ud800"]}}},"messages":[{"role":"user","content":"x"}]}""")]
    public async Task Chat_HalfASurrogatePair_IsTheCallersFault(string body)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", body);

        ((int)response.StatusCode).ShouldBeInRange(400, 499);
        await ErrorOf(response);
    }

    [Fact]
    public async Task Chat_BrokenUtf8_IsTheCallersFault()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        byte[] body = Encoding.UTF8.GetBytes(Desk.Chat("My card burns"));
        body[Array.IndexOf(body, (byte)'b', 60)] = 0xFF;

        using HttpResponseMessage response = await gateway.Http.PostAsync("/v1/chat/completions", new ByteArrayContent(body));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await ErrorOf(response);
    }

    [Fact]
    public async Task Chat_CompressedBody_SaysThatItMustNotBe()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        using MemoryStream packed = new();
        await using (GZipStream gzip = new(packed, CompressionMode.Compress, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Desk.Chat("My card burns")));
        }

        using ByteArrayContent content = new(packed.ToArray());
        content.Headers.ContentEncoding.Add("gzip");
        using HttpResponseMessage response = await gateway.Http.PostAsync("/v1/chat/completions", content);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await ErrorOf(response)).GetProperty("message").GetString()!.ShouldContain("gzip");
    }

    [Fact]
    public async Task Models_WithoutAKey_IsAnErrorThatSaysWhatToSend()
    {
        Environment.SetEnvironmentVariable("SUFFICE_TEST_GATEWAY_KEY", "right-key");
        await using RunningGateway gateway = await RunningGateway.StartAsync(
            Desk.Policy + "\ngateway: { keys: [\"env:SUFFICE_TEST_GATEWAY_KEY\"] }\n", Desk.Recording);

        using HttpResponseMessage response = await gateway.Http.GetAsync("/v1/models");

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await ErrorOf(response)).GetProperty("code").GetString().ShouldBe("invalid_api_key");
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("2147483647")]
    public async Task Chat_DryRunOfAnOddAnswerLimit_IsARoute(string limit)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        using HttpResponseMessage response = await gateway.PostAsync(
            "/v1/chat/completions", Desk.Chat("My card burns", extra: $"\"max_tokens\":{limit},"), ("x-suffice-dry-run", "1"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<JsonElement> ErrorOf(HttpResponseMessage response)
    {
        using JsonDocument body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        return body.RootElement.GetProperty("error").Clone();
    }
}
