using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Gateway.Tests.Streams;

/// <summary>A coding agent's long loop: thirty turns of two calls at once, whose arguments grow.</summary>
public sealed class LongLoopTests
{
    private const int Turns = 30;

    [Theory]
    [InlineData(ChatProtocol.Anthropic, ChatProtocol.OpenAI)]
    [InlineData(ChatProtocol.OpenAI, ChatProtocol.Anthropic)]
    [InlineData(ChatProtocol.Responses, ChatProtocol.OpenAI)]
    [InlineData(ChatProtocol.Responses, ChatProtocol.Anthropic)]
    public async Task Loop_ThirtyTurnsOfParallelCalls_KeepsArgumentsResultsAndModel(ChatProtocol caller, ChatProtocol provider)
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers("""{"error":{"message":"down","type":"server_error"}}""", 500);
        ToolTurn[] asked = [.. Enumerable.Range(0, Turns * 2).Select(Call)];
        foreach (ToolTurn[] pair in asked.Chunk(2))
        {
            upstream.Streams(ToolTurn.Stream(provider, pair[0], pair[1]));
        }

        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, provider));
        List<ToolTurn> past = [];
        for (int turn = 0; turn < Turns; turn++)
        {
            using HttpResponseMessage response = await gateway.PostAsync(Spoken.PathOf(caller), ToolTurn.Ask(caller, past));
            IReadOnlyList<ToolTurn> got = ToolTurn.Read(caller, await response.Content.ReadAsStringAsync());

            got.ShouldBe([asked[2 * turn], asked[(2 * turn) + 1]]);
            response.Headers.GetValues("x-suffice-path").ShouldBe([turn == 0 ? "small>large" : "large"]);
            (IReadOnlyList<ToolTurn> calls, IReadOnlyDictionary<string, string?> results) = ToolTurn.Seen(provider, upstream.Received[^1].Body);
            calls.Select(call => call.Id).ShouldBe(past.Select(call => call.Id));
            calls.Zip(past).ShouldAllBe(pair => JsonElement.DeepEquals(JsonElement.Parse(pair.First.Arguments), JsonElement.Parse(pair.Second.Arguments)));
            results.ShouldBe(past.ToDictionary(call => call.Id, call => (string?)call.Result), ignoreOrder: true);
            past.AddRange(got);
        }

        upstream.Received.Count.ShouldBe(Turns + 1);
        upstream.Received.Skip(1).ShouldAllBe(call => JsonElement.Parse(call.Body).GetProperty("model").GetString() == "m-2");
    }

    // Spaces, escapes, a number's own spelling and characters of two and three bytes: what a parser that writes anew would change.
    private static ToolTurn Call(int number) =>
        new($"call_{number}", $$"""{ "text" : "{{string.Concat(Enumerable.Repeat($"{number} \\u00e9\\n\\\"ä日\\ud83d\\ude00 ", number + 1))}}", "size":1.50e1 }""");

    private static string Policy(FakeUpstream upstream, ChatProtocol provider) => $$"""
        version: 1
        providers:
          fake: { protocol: {{Spoken.Word(provider)}}, base_url: "{{upstream.Address}}{{(provider == ChatProtocol.Anthropic ? "" : "v1")}}", max_retries: 0 }
        models:
          small: { provider: fake, id: m-1 }
          large: { provider: fake, id: m-2 }
        tasks:
          loop: { why: an agent, ladder: [small, large] }
        """;
}
