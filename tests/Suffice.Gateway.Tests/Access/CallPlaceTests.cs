using System.Net;
using Suffice.Gateway.Access;

namespace Suffice.Gateway.Tests.Access;

/// <summary>Where a call is made to, and by whose web page.</summary>
public sealed class CallPlaceTests(DeskGateway desk)
{
    [Theory]
    [InlineData("localhost:8420", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("127.0.0.1:9", true)]
    [InlineData("[::1]:8420", true)]
    [InlineData("[::1]", true)]
    [InlineData("rebound.evil.example:8420", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("localhost@evil.example", false)]
    [InlineData("", false)]
    public void Hosts_ListeningOnLoopback_AreLoopbacks(string host, bool allowed) =>
        new AllowedHosts([], new Uri("http://127.0.0.1:8420")).Holds(host).ShouldBe(allowed);

    [Fact]
    public void Hosts_ListeningBeyondLoopback_AreAnyUnlessStated()
    {
        new AllowedHosts([], new Uri("http://0.0.0.0:80")).Holds("llm.example.com").ShouldBeTrue();
        new AllowedHosts(["llm.example.com", "fd00::1"], new Uri("http://0.0.0.0:80")).Holds("llm.example.com:443").ShouldBeTrue();
        new AllowedHosts(["llm.example.com", "fd00::1"], new Uri("http://0.0.0.0:80")).Holds("[fd00::1]:80").ShouldBeTrue();
        new AllowedHosts(["llm.example.com"], new Uri("http://0.0.0.0:80")).Holds("evil.example").ShouldBeFalse();
    }

    [Fact]
    public async Task Chat_ToANameThatLeadsHere_IsRefusedBeforeAnythingElse()
    {
        using HttpResponseMessage response = await desk.Gateway.PostAsync(
            "/v1/chat/completions", Desk.Chat("My card burns"), ("host", "rebound.evil.example"));

        response.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("gateway.hosts");
    }

    [Theory]
    [InlineData("origin", "https://evil.example")]
    [InlineData("origin", "null")]
    [InlineData("origin", "http://localhost:3000")]
    [InlineData("sec-fetch-site", "cross-site")]
    [InlineData("sec-fetch-site", "same-site")]
    public async Task Chat_ByAWebPageOfSomebodyElse_IsRefused(string header, string value)
    {
        using HttpResponseMessage response = await desk.Gateway.PostAsync("/v1/chat/completions", Desk.Chat("My card burns"), (header, value));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        response.Headers.Contains("access-control-allow-origin").ShouldBeFalse();
        response.Headers.Contains("x-suffice-request").ShouldBeFalse();
    }

    [Theory]
    [InlineData("cross-site", "no-cors", "image")]
    [InlineData("same-site", "no-cors", "script")]
    [InlineData("cross-site", "cors", "empty")]
    [InlineData("cross-site", "navigate", "iframe")]
    public async Task Get_FetchedIntoAWebPageOfSomebodyElse_IsRefused(string site, string mode, string place)
    {
        (await FetchAsync("/api/requests", site, mode, place)).ShouldBe(HttpStatusCode.Forbidden);
        (await FetchAsync("/live/events", site, mode, place)).ShouldBe(HttpStatusCode.Forbidden);
        (await FetchAsync("/", site, mode, place)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("cross-site", "navigate", "document")]
    [InlineData("same-origin", "cors", "empty")]
    [InlineData("none", "navigate", "document")]
    public async Task Get_ByALinkOrAPageOfTheGatewaysOwn_IsAnswered(string site, string mode, string place) =>
        (await FetchAsync("/api/requests", site, mode, place)).ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task Chat_ByAPageOfTheGatewaysOwn_IsAnswered()
    {
        string own = desk.Gateway.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

        using HttpResponseMessage response = await desk.Gateway.PostAsync(
            "/v1/chat/completions", Desk.Chat("My card burns"), ("origin", own), ("sec-fetch-site", "same-origin"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Chat_ByAPageOfAStatedOrigin_AsksFirstAndMayReadTheAnswer()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(
            Desk.Policy + "\ngateway: { origins: [\"https://app.example.com\"] }\n", Desk.Recording);
        using HttpRequestMessage question = new(HttpMethod.Options, "/v1/chat/completions");
        question.Headers.Add("origin", "https://app.example.com");
        question.Headers.Add("access-control-request-method", "POST");
        question.Headers.Add("access-control-request-headers", "authorization, content-type, x-stainless-os");

        using HttpResponseMessage preflight = await gateway.Http.SendAsync(question);
        using HttpResponseMessage answer = await gateway.PostAsync(
            "/v1/chat/completions", Desk.Chat("My card burns"), ("origin", "https://app.example.com"), ("sec-fetch-site", "cross-site"));

        preflight.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        preflight.Headers.GetValues("access-control-allow-origin").ShouldBe(["https://app.example.com"]);
        preflight.Headers.GetValues("access-control-allow-headers").ShouldBe(["authorization, content-type, x-stainless-os"]);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("access-control-allow-origin").ShouldBe(["https://app.example.com"]);
        answer.Headers.Vary.ShouldContain("Origin");
    }

    [Fact]
    public async Task Preflight_OfAnotherOrigin_IsRefused()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(
            Desk.Policy + "\ngateway: { origins: [\"https://app.example.com\"] }\n", Desk.Recording);
        using HttpRequestMessage question = new(HttpMethod.Options, "/v1/chat/completions");
        question.Headers.Add("origin", "https://app.example.com.evil.example");
        question.Headers.Add("access-control-request-method", "POST");

        using HttpResponseMessage preflight = await gateway.Http.SendAsync(question);

        preflight.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        preflight.Headers.Contains("access-control-allow-origin").ShouldBeFalse();
    }

    private async Task<HttpStatusCode> FetchAsync(string path, string site, string mode, string place)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Add("Sec-Fetch-Site", site);
        request.Headers.Add("Sec-Fetch-Mode", mode);
        request.Headers.Add("Sec-Fetch-Dest", place);
        using HttpResponseMessage response = await desk.Gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        return response.StatusCode;
    }
}
