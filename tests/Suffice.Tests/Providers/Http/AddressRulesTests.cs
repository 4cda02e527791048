using System.Net;
using Suffice.Providers.Http;

namespace Suffice.Tests.Providers.Http;

public sealed class AddressRulesTests
{
    [Theory]
    [InlineData("api.example.com", "93.184.215.14", true)]
    [InlineData("api.example.com", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", true)]
    [InlineData("api.example.com", "127.0.0.1", false)]
    [InlineData("api.example.com", "10.1.2.3", false)]
    [InlineData("api.example.com", "172.31.0.1", false)]
    [InlineData("api.example.com", "192.168.0.10", false)]
    [InlineData("api.example.com", "100.64.0.1", false)]
    [InlineData("api.example.com", "0.0.0.0", false)]
    [InlineData("api.example.com", "::1", false)]
    [InlineData("api.example.com", "::ffff:10.0.0.1", false)]
    [InlineData("api.example.com", "64:ff9b::10.0.0.1", false)]
    [InlineData("api.example.com", "2002:7f00:1::", false)]
    [InlineData("api.example.com", "fd12::1", false)]
    [InlineData("93.184.215.14", "93.184.215.14", true)]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("localhost", "::1", true)]
    [InlineData("vllm", "10.0.0.7", true)]
    [InlineData("vllm.internal", "10.0.0.7", true)]
    [InlineData("vllm.internal.", "10.0.0.7", true)]
    [InlineData("vllm.internal", "93.184.215.14", true)]
    [InlineData("vllm.internal", "169.254.169.254", false)]
    [InlineData("169.254.169.254", "169.254.169.254", false)]
    [InlineData("localhost", "::ffff:169.254.169.254", false)]
    [InlineData("metadata", "fd00:ec2::254", false)]
    public void WhyNot_NameAndWhatItLeadsTo_RefusesWhatIsInsideUnlessTheNameIs(string host, string address, bool allowed) =>
        (new AddressRules(host, allowPrivate: false).WhyNot(IPAddress.Parse(address), host) is null).ShouldBe(allowed);

    [Fact]
    public void WhyNot_PolicySaysPrivate_AllowsInnerNetworksAndNeverLinkLocal()
    {
        AddressRules rules = new("llm.example.com", allowPrivate: true);

        rules.WhyNot(IPAddress.Parse("10.0.0.1"), "llm.example.com").ShouldBeNull();
        rules.WhyNot(IPAddress.Parse("169.254.169.254"), "llm.example.com").ShouldNotBeNull();
    }

    [Fact]
    public void WhyNot_ProxyInside_IsTheMachinesOwnChoice() =>
        new AddressRules("api.example.com", allowPrivate: false).WhyNot(IPAddress.Parse("10.0.0.1"), "proxy.example.com").ShouldBeNull();

    [Fact]
    public async Task Connect_NameThatLeadsInside_MakesNoConnectionAndSaysWhy()
    {
        await using ScriptedServer server = ScriptedServer.Answering(200, "{}");
        using SocketsHttpHandler handler = new()
        {
            ConnectCallback = new GuardedConnect(
                new AddressRules("api.example.com", allowPrivate: false), (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])).ConnectAsync,
        };
        using HttpMessageInvoker http = new(handler);

        HttpRequestException refused = await Should.ThrowAsync<HttpRequestException>(() => http.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, $"http://api.example.com:{server.Address.Port}/"), TestContext.Current.CancellationToken));

        refused.Message.ShouldContain("api.example.com leads to 127.0.0.1");
        server.Requests.ShouldBeEmpty();
    }
}
