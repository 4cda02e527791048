using System.Globalization;
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
