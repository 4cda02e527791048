using Suffice.Providers;
using Suffice.Tests.Providers.Http;
using Suffice.Tests.Providers.Recordings;

namespace Suffice.Tests.Providers;

public sealed class ModelClientsTests : IDisposable
{
    private readonly KeptLog logged = new();
    private readonly ModelClients clients;

    public ModelClientsTests() => clients = new ModelClients(new TestClock(), logged);

    public void Dispose()
    {
        clients.Dispose();
        logged.Dispose();
    }

    [Fact]
    public void For_SameProviderOfANewPolicy_SharesItsClient()
    {
        ProviderDefinition first = Provider("https://a.invalid/v1");
        ProviderDefinition again = Provider("https://a.invalid/v1") with { PriceFactor = 0.8m, ApiKey = new Secret("rotated") };

        clients.For(again).ShouldBeSameAs(clients.For(first));
    }

    [Fact]
    public void For_OtherAddress_HasAClientOfItsOwn() =>
        clients.For(Provider("https://a.invalid/v1")).ShouldNotBeSameAs(clients.For(Provider("https://b.invalid/v1")));

    [Fact]
    public void For_SameRecordings_SharesTheIndex()
    {
        ProviderDefinition first = new() { Name = "a", Protocol = "replay", Recordings = ["x.jsonl", "y.jsonl"] };
        ProviderDefinition second = new() { Name = "b", Protocol = "replay", Recordings = ["x.jsonl", "y.jsonl"], LatencyScale = 1 };
        ProviderDefinition other = new() { Name = "c", Protocol = "replay", Recordings = ["x.jsonl"] };

        clients.For(second).ShouldBeSameAs(clients.For(first));
        clients.For(other).ShouldNotBeSameAs(clients.For(first));
    }

    [Fact]
    public void For_UnknownProtocol_SaysWhatIsWanted() =>
        Should.Throw<ArgumentException>(() => clients.For(Provider("https://a.invalid") with { Protocol = "telepathy" }))
            .Message.ShouldStartWith("The provider 'here' speaks 'telepathy'; openai, responses, anthropic, replay or local is wanted.");

    [Fact]
    public void For_NoAddress_SaysSo() =>
        Should.Throw<ArgumentException>(() => clients.For(new ProviderDefinition { Name = "here", Protocol = "openai" }))
            .Message.ShouldStartWith("The provider 'here' has no base_url.");

    [Fact]
    public async Task Keep_ProviderGoneWhileACallIsInFlight_LetsTheCallFinish()
    {
        TaskCompletionSource received = new();
        TaskCompletionSource answer = new();
        await using ScriptedServer server = new(async connection =>
        {
            await connection.ReadRequestAsync();
            received.SetResult();
            await answer.Task;
            await connection.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: {TestCalls.OpenAIAnswer.Length}\r\n\r\n{TestCalls.OpenAIAnswer}");
        });
        ModelCall call = TestCalls.To(server.Address);
        LeasedClient client = (LeasedClient)clients.For(call.Provider);
        Task<ModelReply> pending = client.SendAsync(call, CancellationToken.None).AsTask();
        await received.Task;

        clients.Keep([]);
        bool openMeanwhile = client.IsOpen;
        answer.SetResult();

        (await pending).Answer!.Text.ShouldBe("billing");
        openMeanwhile.ShouldBeTrue();
        client.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task Keep_HolderCallsLater_IsServedAllTheSame()
    {
        await using ScriptedServer server = ScriptedServer.Answering(200, TestCalls.OpenAIAnswer);
        ModelCall call = TestCalls.To(server.Address);
        LeasedClient held = (LeasedClient)clients.For(call.Provider);

        clients.Keep([]);

        (await held.SendAsync(call, CancellationToken.None)).Answer.ShouldNotBeNull();
        held.IsOpen.ShouldBeFalse();
        clients.For(call.Provider).ShouldNotBeSameAs(held);
    }

    [Fact]
    public async Task Keep_ProviderStillThere_KeepsItsConnections()
    {
        await using ScriptedServer server = ScriptedServer.Answering(200, TestCalls.OpenAIAnswer);
        ModelCall call = TestCalls.To(server.Address);
        LeasedClient client = (LeasedClient)clients.For(call.Provider);
        await client.SendAsync(call, CancellationToken.None);

        clients.Keep([call.Provider]);

        client.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task LoadAsync_Recordings_TellsTheirBadLines()
    {
        using TemporaryFile file = new("nonsense", """{"id":"a","prompt":"p"}""");
        ProviderDefinition replay = new() { Name = "a", Protocol = "replay", Recordings = [file.Path] };

        (await clients.LoadAsync([Provider("https://a.invalid"), replay])).ShouldHaveSingleItem().Line.ShouldBe(1);
    }

    [Fact]
    public void For_AfterDispose_Throws()
    {
        clients.Dispose();

        Should.Throw<ObjectDisposedException>(() => clients.For(Provider("https://a.invalid")));
    }

    private static ProviderDefinition Provider(string address) =>
        new() { Name = "here", Protocol = "openai", BaseUrl = new Uri(address) };
}
