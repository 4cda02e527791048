using System.Net;
using Suffice.Chat;

namespace Suffice.Gateway.Tests.Access;

/// <summary>Where a call goes is the policy's to say: nothing that a caller sends leads it, or a key, elsewhere.</summary>
public sealed class ChosenAddressTests(SpokenGateways gateways) : IClassFixture<SpokenGateways>
{
    public static TheoryData<ChatProtocol, string> Fields
    {
        get
        {
            string[] bodies =
            [
                ""","api_base":"EVIL","base_url":"EVIL","api_key":"stolen" """,
                ""","litellm_params":{"api_base":"EVIL"},"extra_body":{"base_url":"EVIL"} """,
                ""","provider":{"base_url":"EVIL","options":[{"endpoint":"EVIL"}]},"custom_host":"EVIL" """,
                ""","metadata":{"api_base":"EVIL","base_url":"EVIL"} """,
            ];

            return [.. Enum.GetValues<ChatProtocol>().SelectMany(protocol => bodies.Select(body => (protocol, body.TrimEnd())))];
        }
    }

    public static TheoryData<string> Headers =>
        ["x-portkey-custom-host", "x-base-url", "x-api-base", "x-suffice-base-url", "x-forwarded-host", "x-original-url", "forwarded", "helicone-target-url"];

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Call_WithAnAddressInItsBody_GoesWhereThePolicySays(ChatProtocol protocol, string fields)
    {
        await using FakeUpstream evil = await FakeUpstream.StartAsync();
        (RunningGateway gateway, FakeUpstream upstream) = gateways.Before(protocol);
        upstream.Answers(Spoken.Answer(protocol, "hello"));

        using HttpResponseMessage response = await gateway.PostAsync(
            Spoken.PathOf(protocol),
            Spoken.Call(protocol, "task:open", stream: false, fields.Replace("EVIL", evil.Address.ToString(), StringComparison.Ordinal)));

        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        upstream.Received.Count.ShouldBe(1);
        evil.Received.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task Call_WithAnAddressInAHeader_GoesWhereThePolicySaysAndTheHeaderStaysHere(string header)
    {
        await using FakeUpstream evil = await FakeUpstream.StartAsync();
        (RunningGateway gateway, FakeUpstream upstream) = gateways.Before(ChatProtocol.OpenAI);
        upstream.Answers(Spoken.Answer(ChatProtocol.OpenAI, "hello"));

        using HttpResponseMessage response = await gateway.PostAsync(
            "/v1/chat/completions", Spoken.Call(ChatProtocol.OpenAI, "task:open", stream: false), (header, evil.Address.ToString()));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        upstream.Received.ShouldHaveSingleItem().Headers.Keys.ShouldNotContain(header);
        evil.Received.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/v1/proxy/chat/completions")]
    [InlineData("/v1/chat/completions/../../proxy")]
    [InlineData("/openai/deployments/x/chat/completions")]
    public async Task Call_ToAPathThatPassesThrough_IsNotThere(string path)
    {
        (RunningGateway gateway, FakeUpstream upstream) = gateways.Before(ChatProtocol.OpenAI);

        using HttpResponseMessage response = await gateway.PostAsync(path, Spoken.Call(ChatProtocol.OpenAI, "task:open", stream: false));

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        upstream.Received.ShouldBeEmpty();
    }
}
