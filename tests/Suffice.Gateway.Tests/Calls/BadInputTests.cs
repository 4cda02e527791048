using System.Net;
using System.Text.Json;
using Suffice.Gateway.Hosting;
using Suffice.Policy;

namespace Suffice.Gateway.Tests.Calls;

public sealed class BadInputTests(DeskGateway desk)
{
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
        using HttpResponseMessage response = await desk.Gateway.PostAsync("/v1/chat/completions", body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonElement error = await response.ErrorAsync();
        error.GetProperty("type").GetString().ShouldBe("invalid_request_error");
        error.GetProperty("message").GetString()!.ShouldContain(where);
    }

    [Fact]
    public async Task Messages_MalformedBody_IsInAnthropicsForm()
    {
        using HttpResponseMessage response = await desk.Gateway.PostAsync("/v1/messages", "{");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.JsonAsync()).GetProperty("type").GetString().ShouldBe("error");
    }

    [Fact]
    public async Task Chat_UnknownTask_Is404AndNamesANearOne()
    {
        using HttpResponseMessage response = await desk.Gateway.PostAsync(
            "/v1/chat/completions", Desk.Chat("x"), ("x-suffice-task", "triag"));

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).ShouldContain("triage");
    }

    [Fact]
    public async Task Chat_UnknownModelAndNoTask_Is404()
    {
        using HttpResponseMessage response = await desk.Gateway.PostAsync(
            "/v1/chat/completions", """{"model":"no-such-model","messages":[{"role":"user","content":"x"}]}""");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).ShouldContain("model_not_found");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Chat_33MegabyteBody_Is413(bool lengthIsStated)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = new ByteArrayContent(new byte[33 * 1024 * 1024]),
        };
        request.Headers.TransferEncodingChunked = !lengthIsStated;

        using HttpResponseMessage response = await desk.Gateway.Http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync()).ShouldContain("body_too_large");
    }

    [Fact]
    public async Task Chat_WrongOrMissingKey_Is401AndNeverEchoed()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Guarded("right-key"), Desk.Recording);

        using HttpResponseMessage missing = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("My card burns"));
        using HttpResponseMessage wrong = await gateway.PostAsync(
            "/v1/messages", Desk.Messages("My card burns"), ("x-api-key", "canary-wrong-key"));
        using HttpResponseMessage right = await gateway.PostAsync(
            "/v1/chat/completions", Desk.Chat("My card burns"), ("authorization", "Bearer right-key"));

        missing.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await missing.ErrorAsync()).GetProperty("code").GetString().ShouldBe("invalid_api_key");
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await wrong.Content.ReadAsStringAsync()).ShouldNotContain("canary");
        right.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void Build_BeyondLoopbackWithoutAKey_IsRefused()
    {
        using TestFolder folder = new();
        string path = folder.Write("suffice.yaml", Desk.Policy);
        folder.Write("recording.jsonl", Desk.Recording);

        PolicyInvalidException refused = Should.Throw<PolicyInvalidException>(() => GatewayApplication.Build(
            new GatewayOptions { PolicyPath = path, Listen = new Uri("http://0.0.0.0:0") }));

        refused.Message.ShouldContain("gateway.keys");
    }
}
