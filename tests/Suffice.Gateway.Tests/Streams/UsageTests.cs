using System.Text.Json;
using Suffice.Chat;
using Suffice.Ledger;

namespace Suffice.Gateway.Tests.Streams;

/// <summary>Usage is in every place where a client looks for it, and nowhere it did not ask for it.</summary>
public sealed class UsageTests
{
    private const string Asking = ""","stream_options":{"include_usage":true}""";

    [Fact]
    public async Task OpenAIStream_CallerDidNotAsk_UsageIsAskedForUpstreamAndTheStreamIsAsIfItWereNot()
    {
        const string Unasked =
            """
            data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

            data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{"content":"say \"usage\":null"},"finish_reason":null}]}

            data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}


            """;
        string asked = Unasked.Replace("}]}\n", "}],\"usage\":null}\n", StringComparison.Ordinal)
            + """data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[],"usage":{"prompt_tokens":100,"completion_tokens":10,"total_tokens":110,"completion_tokens_details":{"reasoning_tokens":9}}}""" + "\n\n";
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Streams(asked + "data: [DONE]\n\n");
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.OpenAI));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", Spoken.Call(ChatProtocol.OpenAI, "small"));
        string stream = await response.Content.ReadAsStringAsync();

        JsonElement.Parse(upstream.Received[0].Body).GetProperty("stream_options").GetProperty("include_usage").GetBoolean().ShouldBeTrue();
        EventsOf(stream).ShouldBe([.. EventsOf(Unasked), "data: [DONE]"]);
        (await gateway.StopAndReadAsync())[0].Attempts[0].Usage.Reasoning.ShouldBe(9);
    }

    [Fact]
    public async Task OpenAIStream_CallerAsked_HasItsLastChunk()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Streams(Spoken.Whole(ChatProtocol.Anthropic, "hello"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.Anthropic));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", Spoken.Call(ChatProtocol.OpenAI, "small", more: Asking));

        JsonElement last = Spoken.DataOf(await response.Content.ReadAsStringAsync()).Last();
        last.GetProperty("choices").GetArrayLength().ShouldBe(0);
        last.GetProperty("usage").GetProperty("prompt_tokens").GetInt32().ShouldBe(100);
        last.GetProperty("usage").GetProperty("completion_tokens").GetInt32().ShouldBe(10);
    }

    [Fact]
    public async Task AnthropicStream_OfAModelThatCountsAtTheEnd_EstimatesAtItsStartAndIsExactAtItsEnd()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Streams(Spoken.Whole(ChatProtocol.OpenAI, "hello"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.OpenAI));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/messages", Spoken.Call(ChatProtocol.Anthropic, "small"));
        List<JsonElement> events = [.. Spoken.DataOf(await response.Content.ReadAsStringAsync())];

        Usage(events, "message_start").GetProperty("input_tokens").GetInt64().ShouldBeGreaterThan(0);
        JsonElement end = events.Single(e => e.GetProperty("type").GetString() == "message_delta").GetProperty("usage");
        end.GetProperty("input_tokens").GetInt64().ShouldBe(100);
        end.GetProperty("output_tokens").GetInt64().ShouldBe(10);
    }

    [Fact]
    public async Task AnthropicStream_HeldAnswer_StatesTheCountsAtItsStart()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(Spoken.Answer(ChatProtocol.OpenAI, "urgent"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.OpenAI));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/messages", Spoken.Call(ChatProtocol.Anthropic, "task:gated"));

        Usage([.. Spoken.DataOf(await response.Content.ReadAsStringAsync())], "message_start").GetProperty("input_tokens").GetInt64().ShouldBe(100);
    }

    [Fact]
    public async Task AnthropicStream_CacheCountsComeLate_AreCountedOnceByTheirMaximum()
    {
        string late = Spoken.Whole(ChatProtocol.Anthropic, "hello").Replace(
            "\"usage\":{\"output_tokens\":10}", "\"usage\":{\"input_tokens\":100,\"cache_read_input_tokens\":40,\"output_tokens\":10}", StringComparison.Ordinal);
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Streams(late);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.Anthropic));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", Spoken.Call(ChatProtocol.OpenAI, "small", more: Asking));

        JsonElement usage = Spoken.DataOf(await response.Content.ReadAsStringAsync()).Last().GetProperty("usage");
        usage.GetProperty("prompt_tokens").GetInt64().ShouldBe(140);
        usage.GetProperty("prompt_tokens_details").GetProperty("cached_tokens").GetInt64().ShouldBe(40);
        RequestEntry row = (await gateway.StopAndReadAsync())[0];
        row.Attempts[0].Usage.CacheRead.ShouldBe(40);
        row.Attempts[0].Usage.Input.ShouldBe(100);
    }

    /// <summary>What a client sees: every event, no comment.</summary>
    private static IEnumerable<string> EventsOf(string stream) => stream.ReplaceLineEndings("\n")
        .Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(e => e.Trim('\n')).Where(e => e.Length > 0 && !e.StartsWith(':'));

    private static JsonElement Usage(List<JsonElement> events, string kind) =>
        events.Single(e => e.GetProperty("type").GetString() == kind).GetProperty("message").GetProperty("usage");
}
