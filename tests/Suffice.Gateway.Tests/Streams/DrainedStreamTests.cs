using System.Globalization;
using System.Net;
using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Gateway.Tests.Streams;

/// <summary>A gateway that stops ends what it has begun in the words of the protocol it began in.</summary>
public sealed class DrainedStreamTests
{
    private const string Drains = "drain: 100ms";

    public static TheoryData<ChatProtocol> Callers { get; } = new(Enum.GetValues<ChatProtocol>());

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task Stream_StillOpenWhenTheDrainIsOver_EndsInTheProtocolsError(ChatProtocol caller)
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .StreamsAndHangs(Spoken.Start(ChatProtocol.OpenAI) + Spoken.Text(ChatProtocol.OpenAI, "hello"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.OpenAI, Drains));
        using HttpResponseMessage response = await gateway.OpenAsync(Spoken.PathOf(caller), Spoken.Call(caller, "task:open", stream: true));

        Task<string> reading = response.Content.ReadAsStringAsync();
        await gateway.StopAsync();
        string stream = await reading;

        Spoken.TextOf(caller, stream).ShouldBe("hello");
        stream.ShouldContain("gateway_stopped");
        Spoken.IsComplete(caller, stream).ShouldBeFalse();
        if (caller == ChatProtocol.Responses)
        {
            stream.ShouldContain("event: response.failed");
            int[] numbers = [.. NumbersOf(stream)];
            numbers.ShouldBe(Enumerable.Range(0, numbers.Length));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Call_NotBegunWhenTheDrainIsOver_IsToldToComeAgain(bool stream)
    {
        TaskCompletionSource came = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Hangs(came);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.OpenAI, Drains));
        Task<HttpResponseMessage> asking = gateway.OpenAsync("/v1/chat/completions", Spoken.Call(ChatProtocol.OpenAI, "task:open", stream));

        await came.Task;
        await gateway.StopAsync();
        using HttpResponseMessage response = await asking;

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.GetValues("retry-after").ShouldBe(["1"]);
        response.Headers.GetValues("x-should-retry").ShouldBe(["true"]);
        (await response.Content.ReadAsStringAsync()).ShouldContain("gateway_stopped");
    }

    [Fact]
    public async Task Call_WhileOthersHaveTimeToEnd_IsToldToComeAgain()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .StreamsAndHangs(Spoken.Start(ChatProtocol.OpenAI) + Spoken.Text(ChatProtocol.OpenAI, "hello"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.OpenAI, "drain: 30s"));
        using HttpResponseMessage open = await gateway.OpenAsync("/v1/chat/completions", Spoken.Call(ChatProtocol.OpenAI, "task:open"));

        Task stopping = gateway.StopAsync();
        await UntilNotReadyAsync(gateway);
        using HttpResponseMessage refused = await gateway.PostAsync("/v1/messages", Spoken.Call(ChatProtocol.Anthropic, "task:open"));
        open.Dispose();
        await stopping;

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.GetValues("retry-after").ShouldBe(["1"]);
        refused.Headers.GetValues("x-should-retry").ShouldBe(["true"]);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("gateway_draining");
    }

    private static async Task UntilNotReadyAsync(RunningGateway gateway)
    {
        HttpStatusCode status;
        do
        {
            using HttpResponseMessage ready = await gateway.Http.GetAsync("/readyz");
            status = ready.StatusCode;
        }
        while (status == HttpStatusCode.OK);
    }

    private static IEnumerable<int> NumbersOf(string stream)
    {
        foreach (string line in stream.Split('\n'))
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
            {
                using JsonDocument data = JsonDocument.Parse(line["data: ".Length..]);
                yield return int.Parse(data.RootElement.GetProperty("sequence_number").GetRawText(), CultureInfo.InvariantCulture);
            }
        }
    }
}
