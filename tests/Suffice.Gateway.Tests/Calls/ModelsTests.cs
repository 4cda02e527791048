using System.Net;
using System.Text.Json;

namespace Suffice.Gateway.Tests.Calls;

/// <summary>What a caller may name, in the form of its protocol.</summary>
public sealed class ModelsTests(DeskGateway desk)
{
    [Fact]
    public async Task Models_Listed_InTheFormOfTheCallersProtocol()
    {
        JsonElement openAI = JsonDocument.Parse(await desk.Gateway.Http.GetStringAsync("/v1/models")).RootElement;
        using HttpRequestMessage request = new(HttpMethod.Get, "/v1/models");
        request.Headers.Add("anthropic-version", "2023-06-01");
        using HttpResponseMessage response = await desk.Gateway.Http.SendAsync(request);
        JsonElement anthropic = await response.JsonAsync();

        openAI.GetProperty("data").EnumerateArray().Select(m => m.GetProperty("id").GetString())
            .ShouldBe(["auto", "task:triage", "task:note", "large", "small"]);
        anthropic.GetProperty("has_more").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("auto", "suffice")]
    [InlineData("task:triage", "suffice")]
    [InlineData("small", "recorded")]
    [InlineData("small-1", "recorded")]
    public async Task OneModel_AnyNameThatMeansOne_IsDescribed(string id, string owner)
    {
        using HttpResponseMessage response = await desk.Gateway.Http.GetAsync($"/v1/models/{id}");

        JsonElement model = await response.JsonAsync();
        model.GetProperty("id").GetString().ShouldBe(id);
        model.GetProperty("object").GetString().ShouldBe("model");
        model.GetProperty("owned_by").GetString().ShouldBe(owner);
    }

    [Fact]
    public async Task OneModel_Unknown_Is404InTheCallersForm()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/v1/models/org/none");
        request.Headers.Add("anthropic-version", "2023-06-01");

        using HttpResponseMessage response = await desk.Gateway.Http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        JsonElement body = await response.JsonAsync();
        body.GetProperty("type").GetString().ShouldBe("error");
        body.GetProperty("error").GetProperty("message").GetString()!.ShouldContain("org/none");
    }
}
