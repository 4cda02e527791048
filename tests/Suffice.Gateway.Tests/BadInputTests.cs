using System.Net;
using System.Text.Json;
using Suffice.Gateway.Hosting;

namespace Suffice.Gateway.Tests;

public sealed class BadInputTests
{
    private const string WithKey = Desk.Policy + "\ngateway: { keys: [\"env:SUFFICE_TEST_GATEWAY_KEY\"] }\n";

    [Theory]
    [InlineData("", "$")]
    [InlineData("{", "$")]
    [InlineData("[]", "$")]
    [InlineData("""{"model":"task:triage"}""", "messages")]
    [InlineData("""{"messages":[]}""", "model")]
    [InlineData("""{"model":"task:triage","messages":"hello"}""", "$.messages")]
    [InlineData("""{"model":"task:triage","messages":[{"role":"robot","content":"x"}]}""", "$.messages[0].role")]
    public async Task Chat_MalformedBody_IsA400ThatSaysWhere(string body, string where)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonElement error = (await JsonOf(response)).GetProperty("error");
        error.GetProperty("type").GetString().ShouldBe("invalid_request_error");
        error.GetProperty("message").GetString()!.ShouldContain(where);
    }

    [Fact]
    public async Task Messages_MalformedBody_IsInAnthropicsForm()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        using HttpResponseMessage response = await gateway.PostAsync("/v1/messages", "{");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await JsonOf(response)).GetProperty("type").GetString().ShouldBe("error");
    }

    [Fact]
    public async Task Chat_UnknownTask_Is404AndNamesANearOne()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        using HttpResponseMessage response = await gateway.PostAsync(
            "/v1/chat/completions", Desk.Chat("x"), ("x-suffice-task", "triag"));

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).ShouldContain("triage");
    }

    [Fact]
    public async Task Chat_UnknownModelAndNoTask_Is404()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        using HttpResponseMessage response = await gateway.PostAsync(
            "/v1/chat/completions", """{"model":"no-such-model","messages":[{"role":"user","content":"x"}]}""");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).ShouldContain("model_not_found");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Chat_33MegabyteBody_Is413(bool lengthIsStated)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        using HttpRequestMessage request = new(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = new ByteArrayContent(new byte[33 * 1024 * 1024]),
        };
        request.Headers.TransferEncodingChunked = !lengthIsStated;

        using HttpResponseMessage response = await gateway.Http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync()).ShouldContain("body_too_large");
    }

    [Fact]
    public async Task Chat_WrongOrMissingKey_Is401AndNeverEchoed()
    {
        Environment.SetEnvironmentVariable("SUFFICE_TEST_GATEWAY_KEY", "right-key");
        await using RunningGateway gateway = await RunningGateway.StartAsync(WithKey, Desk.Recording);

        using HttpResponseMessage missing = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("My card burns"));
        using HttpResponseMessage wrong = await gateway.PostAsync(
            "/v1/messages", Desk.Messages("My card burns"), ("x-api-key", "canary-wrong-key"));
        using HttpResponseMessage right = await gateway.PostAsync(
            "/v1/chat/completions", Desk.Chat("My card burns"), ("authorization", "Bearer right-key"));

        missing.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await wrong.Content.ReadAsStringAsync()).ShouldNotContain("canary");
        right.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void Build_BeyondLoopbackWithoutAKey_IsRefused()
    {
        string folder = Directory.CreateTempSubdirectory("suffice-gateway-").FullName;
        string path = Path.Combine(folder, "suffice.yaml");
        File.WriteAllText(path, Desk.Policy);
        File.WriteAllText(Path.Combine(folder, "recording.jsonl"), Desk.Recording);

        PolicyInvalidException refused = Should.Throw<PolicyInvalidException>(() => GatewayApplication.Build(
            new GatewayOptions { PolicyPath = path, Listen = new Uri("http://0.0.0.0:0") }));

        refused.Message.ShouldContain("gateway.keys");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Models_Listed_InTheFormOfTheCallersProtocol()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        JsonElement openAI = JsonDocument.Parse(await gateway.Http.GetStringAsync("/v1/models")).RootElement;
        using HttpRequestMessage request = new(HttpMethod.Get, "/v1/models");
        request.Headers.Add("anthropic-version", "2023-06-01");
        using HttpResponseMessage response = await gateway.Http.SendAsync(request);
        JsonElement anthropic = await JsonOf(response);

        openAI.GetProperty("data").EnumerateArray().Select(m => m.GetProperty("id").GetString())
            .ShouldBe(["auto", "task:triage", "task:note", "large", "small"]);
        anthropic.GetProperty("has_more").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Health_Running_IsOkAndNamesThePolicy()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        string alive = await gateway.Http.GetStringAsync("/healthz");
        JsonElement ready = JsonDocument.Parse(await gateway.Http.GetStringAsync("/readyz")).RootElement;

        alive.ShouldContain("ok");
        ready.GetProperty("status").GetString().ShouldBe("ok");
        ready.GetProperty("policy").GetProperty("version").GetString().ShouldNotBeNullOrEmpty();
    }

    private static async Task<JsonElement> JsonOf(HttpResponseMessage response)
    {
        using JsonDocument body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        return body.RootElement.Clone();
    }
}
